package io.partita.faults.defect;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.PropagationCommand.TrimChanges;
import io.partita.engine.cluster.partition.ChangeRecord;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.util.List;

/** Who takes the leadership over does not take over the changes that no index has yet. */
public final class DroppedChange implements Defect {
    private static final int ALL = 1_000;

    @Override
    public void onLeading(ReplicationGroup group, Replica replica) {
        for (int partition : replica.changes().waiting()) {
            List<Long> sequences =
                    replica.changes().read(partition, 0, Long.MAX_VALUE - 1, ALL, Integer.MAX_VALUE).stream()
                            .map(ChangeRecord::sequence)
                            .toList();
            try {
                List<ReplicationGroup.Proposal> unused = group.propose(List.of(new TrimChanges(partition, sequences)));
            } catch (StoreException notLeading) {
                // It has lost the leadership again.
            }
        }
    }
}
