package io.partita.engine.cluster.transfer;

import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A replica set that hosts partitions which are on their way to other sets.
 *
 * @param set the id of the set
 * @param current its replica in this process as it is now
 * @param readBarrier returns when that replica has applied what was acknowledged to anybody before the call
 * @param sets where partitions go
 */
public record TransferSource(int set, Supplier<Replica> current, Runnable readBarrier, ReplicaSets sets) {

    Replica replica() {
        return current.get();
    }

    /** The partitions that are to leave, as this replica knows. */
    List<PartitionPlace> leaving() {
        List<PartitionPlace> leaving = new ArrayList<>();
        for (Table table : replica().catalog().tables()) {
            add(leaving, table, null, table.partitions());
            for (Index index : table.globalIndexes()) {
                add(leaving, table, index, index.partitions());
            }
        }
        return leaving;
    }

    private void add(List<PartitionPlace> leaving, Table table, @Nullable Index index, PartitionMap map) {
        for (Partition partition : map.partitions()) {
            if (partition.set() == set && partition.relocation() != null) {
                leaving.add(new PartitionPlace(partition, table, index));
            }
        }
    }

    /** Whether somebody waits for one of them. */
    boolean hasFrozen() {
        return leaving().stream()
                .map(place -> place.partition().relocation())
                .anyMatch(relocation -> relocation != null && relocation.frozen());
    }

    Result apply(int target, Command command) {
        return sets.set(target).propose(List.of(command)).get(0).await();
    }
}
