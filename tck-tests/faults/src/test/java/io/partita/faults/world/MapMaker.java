package io.partita.faults.world;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.AdvanceMove;
import io.partita.engine.cluster.command.CatalogCommand.MovePartition;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.command.CatalogCommand.SplitPartition;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Splits partitions of the table and of its indexes, and moves them to other sets, while they are written to. */
final class MapMaker {
    private static final Duration LULL = Duration.ofMillis(200);
    private static final int MOST_PARTITIONS = 24;

    private final Cluster cluster;
    private final Random random;

    MapMaker(Cluster cluster) {
        this.cluster = cluster;
        this.random = cluster.network().scheduler().random();
    }

    void use(int changes) {
        Scheduler scheduler = cluster.network().scheduler();
        for (int i = 0; i < changes; i++) {
            scheduler.pause(scheduler.about(LULL));
            try {
                scheduler.note("change of the map", new Asking<>(cluster, cluster.anySite(), this::change).answer());
            } catch (StoreException e) {
                if (e.code() == ErrorCode.INTERNAL || e.code() == ErrorCode.CORRUPTION) {
                    throw new AssertionError("A change of the map failed", e);
                }
                scheduler.note("change of the map: " + e.code());
            }
        }
    }

    private String change(SimulatedProcess process) {
        Table table = process.catalog().table(Schema.TABLE);
        CatalogCommand change = table == null ? null : next(process.state(), table);
        if (change == null) {
            return "none";
        }
        process.make(change);
        return change.toString();
    }

    private @Nullable CatalogCommand next(ClusterState state, Table table) {
        List<PartitionMap> maps = new ArrayList<>(List.of(table.partitions()));
        for (Index index : table.globalIndexes()) {
            maps.add(index.partitions());
        }
        List<Partition> partitions = maps.get(random.nextInt(maps.size())).partitions();
        Partition partition = partitions.get(random.nextInt(partitions.size()));
        Relocation relocation = partition.relocation();
        if (relocation != null) {
            return random.nextInt(4) > 0
                    ? null
                    : new AdvanceMove(partition.id(), relocation.version(), MoveStep.ABANDON);
        } else if (random.nextInt(3) == 0 && partitions.size() < MOST_PARTITIONS) {
            long first = partition.range().first();
            long hash = first
                    + 1
                    + Long.remainderUnsigned(
                            random.nextLong(), partition.range().last() - first);
            return new SplitPartition(table.id(), partition.id(), hash, table.version());
        }
        List<Integer> others = state.sets().stream()
                .filter(set -> set.state() == ReplicaSetMembers.State.ACTIVE && set.id() != Cluster.METADATA)
                .map(ReplicaSetMembers::id)
                .filter(id -> id != partition.set())
                .toList();
        return others.isEmpty()
                ? null
                : new MovePartition(partition.id(), partition.set(), others.get(random.nextInt(others.size())));
    }
}
