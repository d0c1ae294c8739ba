package io.partita.engine.cluster.propagation;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.partition.ChangeLog;
import io.partita.engine.cluster.partition.Parting;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A replica set whose changes are taken into global indexes, and the replica sets that host their partitions.
 *
 * @param set the id of the set
 * @param current its replica in this process as it is now
 * @param sets where the partitions of indexes are
 */
public record IndexSource(int set, Supplier<Replica> current, ReplicaSets sets) {

    Replica replica() {
        return current.get();
    }

    ChangeLog changes() {
        return replica().changes();
    }

    /** The place of a partition that is hosted here, or null. */
    @Nullable
    PartitionPlace place(int partition) {
        PartitionPlace place = replica().catalog().place(partition);
        return place == null || place.partition().set() != set ? null : place;
    }

    /** The partition whose changes come first of those that the changes of a partition have to wait for; itself if for none. */
    int firstBefore(int partition) {
        int first = partition;
        Parting origin = changes().origin(first);
        while (origin != null && changes().isHeldBack(first)) {
            first = origin.source();
            origin = changes().origin(first);
        }
        return first;
    }

    /** The partitions of a table that are hosted here now. */
    List<Partition> partitions(int id) {
        Table table = replica().catalog().table(id);
        if (table == null) {
            return List.of();
        }
        return table.partitions().partitions().stream()
                .filter(partition -> partition.set() == set)
                .toList();
    }

    /** Whether something was refused because it went by an older catalog than the one that is here now. */
    boolean isOutdated(long version, StoreException refused) {
        return refused.code() == ErrorCode.MOVED && replica().catalog().version() != version;
    }

    /** Has commands done that belong to this set. */
    List<Proposal> propose(List<Command> commands) {
        return commands.isEmpty() ? List.of() : sets.set(set).propose(commands);
    }

    /** Has mutations done by the sets that host their targets, all of which are asked before the first is waited for. */
    List<Proposal> propose(RoutedMutations mutations, RoutedMutations.Step step) {
        List<Proposal> proposals = new ArrayList<>();
        mutations
                .commands(step)
                .forEach((target, commands) -> proposals.addAll(sets.set(target).propose(commands)));
        return proposals;
    }
}
