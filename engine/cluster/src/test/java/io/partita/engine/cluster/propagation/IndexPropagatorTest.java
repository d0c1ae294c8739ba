package io.partita.engine.cluster.propagation;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.PropagationCommand.TrimChanges;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replication.GroupLimits;
import io.partita.engine.cluster.replication.SingleReplicaGroup;
import io.partita.engine.storage.item.ItemEncoding;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

final class IndexPropagatorTest {
    private static final TableDefinition DEFINITION = TableDefinition.of("table", Samples.PK)
            .withIndexes(List.of(Samples.global("global", "g", IndexProjection.ALL)));

    private final Replica replica = Replica.open(OrderedStores.inMemory(), 0);

    private void apply(Command command) {
        long index = replica.appliedIndex() + 1;
        Result unused = replica.stage(index, command);
        replica.commit(index, false);
    }

    /** Whoever leads a set knows that there were changes, but not who has taken them in. */
    @Test
    void nobodyWaitsForChangesThatAnotherProcessHasTakenIn() {
        apply(new CatalogCommand.CreateTable(DEFINITION, Instant.EPOCH, 1, Placement.EMBEDDED));
        Table table = Objects.requireNonNull(replica.catalog().table("table"));
        Item item = Samples.item("pk", "a", "g", "x");
        byte[] key = Objects.requireNonNull(table.items().keyOf(item));
        apply(new ItemCommand.PutItem(key, ItemEncoding.decode(ItemEncoding.encode(item)), null, false));
        int source = table.partitions().partitions().get(0).id();
        apply(new TrimChanges(source, List.of(replica.changes().last(source))));

        LocalReplicaSet set = new LocalReplicaSet(
                new SingleReplicaGroup(replica, GroupLimits.DEFAULT), () -> replica, IndexBacklog.IGNORED);
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try (IndexPropagator propagator = new IndexPropagator(
                new IndexSource(0, () -> replica, id -> set),
                (filled, index) -> {},
                executor,
                new IndexPropagator.Bounds(Duration.ofHours(1), 1, Duration.ofHours(1)),
                new IndexPropagator.Waits(() -> 0, ReentrantLock::new))) {
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> propagator.beforeRead(table.id()));
        } finally {
            executor.shutdownNow();
        }
    }
}
