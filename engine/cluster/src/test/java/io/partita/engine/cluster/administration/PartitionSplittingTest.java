package io.partita.engine.cluster.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PartitionSplittingTest {
    private static final long MAX_BYTES = 5_000;
    private static final int ITEMS = 400;
    private static final SplitPolicy BUSY = SplitPolicy.DEFAULT.withMaxUnits(1);

    private static ThreadedCluster cluster(boolean manyKeys) {
        ThreadedCluster cluster = new ThreadedCluster(
                List.of(OrderedStores.inMemory(), OrderedStores.inMemory(), OrderedStores.inMemory()));
        TableDefinition definition = new TableDefinition(
                "table",
                Samples.PK_SK,
                List.of(),
                List.of(Samples.global("global", "g", IndexProjection.ALL)),
                Map.of());
        cluster.make(new CatalogCommand.CreateTable(definition, Instant.EPOCH, 1, cluster.placement()));
        for (int i = 0; i < ITEMS; i++) {
            Item item = Samples.item("pk", manyKeys ? "p" + i : "p", "sk", i, "g", "g" + i, "v", Samples.text(40));
            cluster.router().write(new WriteRequest.Put("table", item, WriteOptions.DEFAULT));
        }
        return cluster;
    }

    /** As the leader of the metadata set does, until nothing is too large. */
    private static void split(ThreadedCluster cluster, SplitPolicy policy) {
        PartitionSplitting splitting = new PartitionSplitting(cluster, policy, cluster::make);
        boolean more = true;
        while (more) {
            cluster.settle();
            more = splitting.round(cluster.catalog());
            more |= splitting.round(cluster.catalog());
        }
    }

    private static Table table(ThreadedCluster cluster) {
        return Objects.requireNonNull(cluster.catalog().table("table"));
    }

    private static PartitionMap indexed(ThreadedCluster cluster) {
        return table(cluster).globalIndexes().get(0).partitions();
    }

    @Test
    void partitionsAreSplitUntilNoneIsTooLarge() {
        try (ThreadedCluster cluster = cluster(true)) {
            split(cluster, new SplitPolicy(MAX_BYTES, Long.MAX_VALUE, 100));
            for (PartitionMap map : List.of(table(cluster).partitions(), indexed(cluster))) {
                assertThat(map.partitions()).hasSizeGreaterThan(6);
                for (Partition partition : map.partitions()) {
                    assertThat(cluster.set(partition.set())
                                    .load(partition.id())
                                    .size()
                                    .bytes())
                            .isBetween(1L, MAX_BYTES);
                }
            }
        }
    }

    @Test
    void oneCollectionIsNotSplit() {
        try (ThreadedCluster cluster = cluster(false)) {
            split(cluster, new SplitPolicy(MAX_BYTES, Long.MAX_VALUE, 100));
            assertThat(table(cluster).partitions().partitions()).hasSize(1);
            assertThat(indexed(cluster).partitions()).hasSizeGreaterThan(6);
        }
    }

    @Test
    void partitionsAreSplitThatAreAskedForTooMuch() {
        try (ThreadedCluster cluster = cluster(true)) {
            PartitionSplitting splitting = new PartitionSplitting(cluster, BUSY, cluster::make);
            while (table(cluster).partitions().partitions().size() < 4) {
                for (int i = 0; i < 10 * ITEMS; i++) {
                    get(cluster, "p" + i % ITEMS, i % ITEMS);
                }
                splitting.round(cluster.catalog());
                splitting.round(cluster.catalog());
                cluster.settle();
            }
            for (Partition partition : table(cluster).partitions().partitions()) {
                int items = Math.toIntExact(
                        cluster.set(partition.set()).load(partition.id()).size().items());
                assertThat(items).isBetween(ITEMS / 20, ITEMS / 2);
            }
        }
    }

    @Test
    void aPartitionIsNotSplitForOneKeyThatIsAskedForTooMuch() {
        try (ThreadedCluster cluster = cluster(true)) {
            PartitionSplitting splitting = new PartitionSplitting(cluster, BUSY, cluster::make);
            int table = table(cluster).partitions().partitions().get(0).id();
            for (int i = 0; i < 5; i++) {
                for (int j = 0; j < 20 * ITEMS; j++) {
                    get(cluster, "p7", 7);
                }
                splitting.round(cluster.catalog());
                splitting.round(cluster.catalog());
            }
            assertThat(cluster.set(1).load(table).demand().units()).isPositive();
            assertThat(table(cluster).partitions().partitions()).hasSize(1);
        }
    }

    private static void get(ThreadedCluster cluster, String partition, int sort) {
        assertThat(cluster.router()
                        .get(new GetRequest("table", Samples.key(partition, sort), Projection.ALL, true))
                        .item())
                .isNotNull();
    }

    @Test
    void aTableHasABoundedNumberOfPartitions() {
        try (ThreadedCluster cluster = cluster(true)) {
            split(cluster, new SplitPolicy(1, Long.MAX_VALUE, 3));
            assertThat(table(cluster).partitions().partitions()).hasSize(3);
            assertThat(indexed(cluster).partitions()).hasSize(3);
        }
    }
}
