package io.partita.faults.defect;

import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.PropagationCommand.BeginChanges;
import io.partita.engine.cluster.command.PropagationCommand.TrimChanges;
import io.partita.engine.cluster.partition.ChangeRecord;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** When the changes of a partition may be taken in that was split from another, those that have come meanwhile are gone. */
public final class DroppedAtSplit implements Defect {
    private static final int ALL = 1_000;

    @Override
    public ReplicationGroup group(ReplicationGroup sound, Supplier<Replica> replica) {
        return new WrappedGroup(sound) {
            @Override
            public List<Proposal> propose(List<Command> commands) {
                List<Command> more = new ArrayList<>(commands);
                for (Command command : commands) {
                    if (command instanceof BeginChanges begin) {
                        more.add(dropping(begin.source(), replica.get()));
                    }
                }
                return super.propose(more).subList(0, commands.size());
            }
        };
    }

    private static Command dropping(int partition, Replica replica) {
        return new TrimChanges(
                partition,
                replica.changes().read(partition, 0, Long.MAX_VALUE - 1, ALL, Integer.MAX_VALUE).stream()
                        .map(ChangeRecord::sequence)
                        .toList());
    }
}
