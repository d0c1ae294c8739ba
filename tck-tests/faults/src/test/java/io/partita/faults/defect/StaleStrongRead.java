package io.partita.faults.defect;

import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.util.function.Supplier;

/** A strong read does not ask whether somebody else leads by now. */
public final class StaleStrongRead implements Defect {

    @Override
    public ReplicationGroup group(ReplicationGroup sound, Supplier<Replica> replica) {
        return new WrappedGroup(sound) {
            @Override
            public void readBarrier() {
                // What has been applied here is taken for what holds.
            }
        };
    }
}
