package io.partita.faults.defect;

import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.util.List;

/** A group that does what another one does, but for what is overridden. */
abstract class WrappedGroup implements ReplicationGroup {
    private final ReplicationGroup sound;

    WrappedGroup(ReplicationGroup sound) {
        this.sound = sound;
    }

    @Override
    public List<Proposal> propose(List<Command> commands) {
        return sound.propose(commands);
    }

    @Override
    public void readBarrier() {
        sound.readBarrier();
    }

    @Override
    public void close() {
        sound.close();
    }
}
