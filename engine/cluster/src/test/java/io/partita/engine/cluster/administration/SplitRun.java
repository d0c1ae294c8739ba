package io.partita.engine.cluster.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.AdvanceMove;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.item.ItemEncoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written to by several threads, and whose partitions are split and moved by one, and what has to be there at the end.
 */
final class SplitRun {
    static final String TABLE = "table";
    private static final String LATE = "late";
    private static final int WRITERS = 3;
    private static final int STABLE = 150;

    private final ThreadedCluster cluster;
    private final long seed;
    private final Random random;
    private final Map<PrimaryKey, Item> stable = new HashMap<>();
    private final List<Map<PrimaryKey, Item>> acknowledged = new ArrayList<>();

    SplitRun(ThreadedCluster cluster, long seed) {
        this.cluster = cluster;
        this.seed = seed;
        this.random = new Random(seed);
        for (int i = 0; i < WRITERS; i++) {
            acknowledged.add(Map.of());
        }
    }

    void start() {
        TableDefinition definition = new TableDefinition(
                TABLE,
                Samples.PK_SK,
                List.of(),
                List.of(
                        Samples.local("local", "l", AttributeType.N, IndexProjection.ALL),
                        Samples.global("global", "g", IndexProjection.ALL)),
                Map.of());
        cluster.make(new CatalogCommand.CreateTable(definition, Instant.EPOCH, 2, cluster.placement()));
        for (int i = 0; i < STABLE; i++) {
            Item item = Samples.item("pk", "s" + i, "sk", i, "l", i % 7, "g", "g" + i % 20);
            cluster.router().write(new WriteRequest.Put(TABLE, item, WriteOptions.DEFAULT));
            stable.put(Samples.key("s" + i, i), item);
        }
    }

    /** Splits some times while others write; with a new index, that is filled meanwhile. */
    void write(int splits, boolean withIndex) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<SplitWriter> writers = new ArrayList<>();
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            SplitWriter writer =
                    new SplitWriter(TABLE, i, cluster.router(), seed + random.nextInt(), acknowledged.get(i));
            writers.add(writer);
            ends.add(threads.submit(writer));
        }
        try {
            if (withIndex) {
                createIndex();
            }
            split(splits);
        } finally {
            writers.forEach(SplitWriter::stop);
            threads.shutdown();
        }
        for (int i = 0; i < WRITERS; i++) {
            ends.get(i).get(1, TimeUnit.MINUTES);
            acknowledged.set(i, writers.get(i).acknowledged());
        }
        System.out.printf(
                "%d splits and moves during %d writes, of which the longest took %.1f ms%n",
                splits,
                writers.stream().mapToInt(SplitWriter::written).sum(),
                writers.stream().mapToLong(SplitWriter::longestNanos).max().orElse(0) / 1e6);
    }

    private void createIndex() {
        CatalogCommand create = new CatalogCommand.CreateIndex(
                TABLE, Samples.global(LATE, "g", IndexProjection.ALL), cluster.placement());
        ThreadedCluster.await(() -> {
            try {
                cluster.make(create);
                return true;
            } catch (StoreException e) {
                assertThat(e.code()).as("a partition is changing hands").isEqualTo(ErrorCode.MOVED);
                return false;
            }
        });
    }

    private void split(int splits) {
        for (int i = 0; i < splits; i++) {
            @Nullable String index = random.nextBoolean() ? null : "global";
            int segment = random.nextInt(3);
            ReadOptions options =
                    ReadOptions.DEFAULT.withLimit(1 + random.nextInt(20)).withConsistent(index == null);
            ScanRequest begun = new ScanRequest(TABLE, index, segment, 3, options);
            Page first = cluster.router().scan(begun);
            if (cluster.sets() == 1 || random.nextBoolean()) {
                splitOne();
            } else {
                moveOne();
            }
            // The token is from before the split. Nothing stable is missing or comes twice.
            List<Item> found = new ArrayList<>(first.items());
            if (first.lastKey() != null) {
                found.addAll(rest(begun, first.lastKey()));
            }
            for (int other = 0; other < 3; other++) {
                if (other != segment) {
                    ScanRequest whole = new ScanRequest(TABLE, index, other, 3, options);
                    found.addAll(rest(whole, null));
                }
            }
            assertThat(found)
                    .filteredOn(item -> stable.containsKey(keyOf(item)))
                    .containsExactlyInAnyOrderElementsOf(stable.values());
        }
    }

    private Partition onePartition(Table table) {
        List<PartitionMap> maps = new ArrayList<>(List.of(table.partitions()));
        table.globalIndexes().forEach(each -> maps.add(each.partitions()));
        List<Partition> partitions = maps.get(random.nextInt(maps.size())).partitions();
        return partitions.get(random.nextInt(partitions.size()));
    }

    /** It goes on by itself; sometimes it is waited for. */
    private void moveOne() {
        Partition partition = onePartition(table());
        int to = (partition.set() + 1 + random.nextInt(cluster.sets() - 1)) % cluster.sets();
        Relocation relocation = partition.relocation();
        try {
            if (relocation == null) {
                cluster.make(new CatalogCommand.MovePartition(partition.id(), partition.set(), to));
            } else if (random.nextInt(4) == 0) {
                cluster.make(new AdvanceMove(partition.id(), relocation.version(), MoveStep.ABANDON));
            }
        } catch (StoreException e) {
            // It has just come to its end.
            assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_IN_USE);
        }
        if (random.nextBoolean()) {
            ThreadedCluster.await(() -> cluster.catalog().place(partition.id()) == null
                    || Objects.requireNonNull(cluster.catalog().place(partition.id()))
                                    .partition()
                                    .relocation()
                            == null);
        }
    }

    private void splitOne() {
        Table table = table();
        Partition partition = onePartition(table);
        HashRange range = partition.range();
        long hash = range.first() + 1 + Long.remainderUnsigned(random.nextLong(), range.last() - range.first());
        try {
            cluster.make(new CatalogCommand.SplitPartition(table.id(), partition.id(), hash, table.version()));
        } catch (StoreException e) {
            // An index has become active at the same moment.
            assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_IN_USE);
        }
    }

    private List<Item> rest(ScanRequest begun, @Nullable Item lastKey) {
        List<Item> found = new ArrayList<>();
        if (lastKey == null) {
            Page page = cluster.router().scan(begun);
            found.addAll(page.items());
            lastKey = page.lastKey();
        }
        while (lastKey != null) {
            Page page = cluster.router().scan(begun.withOptions(begun.options().startingAfter(lastKey)));
            found.addAll(page.items());
            lastKey = page.lastKey();
        }
        return found;
    }

    /** Nobody may be writing, and indexes must have taken in everything. */
    void check() {
        List<Item> expected = new ArrayList<>(stable.values());
        acknowledged.forEach(each -> expected.addAll(each.values()));
        for (@Nullable String index : new @Nullable String[] {null, "local", "global", LATE}) {
            ScanRequest scan = new ScanRequest(TABLE, index, 0, 1, ReadOptions.DEFAULT.withConsistent(index == null));
            assertThat(rest(scan, null)).as(String.valueOf(index)).containsExactlyInAnyOrderElementsOf(expected);
        }
        Table table = table();
        assertThat(items(table.partitions(), table.id())).isEqualTo(expected.size());
        for (Index index : table.indexes()) {
            assertThat(items(index.partitions(), index.id())).as(index.name()).isEqualTo(expected.size());
        }
        checkCounts(table.items(), table.partitions());
        table.indexes().forEach(index -> checkCounts(index.keyspace(), index.partitions()));
    }

    /** Of each partition, now that those which were split have been counted again. */
    private void checkCounts(Keyspace keyspace, PartitionMap partitions) {
        for (Partition partition : partitions.partitions()) {
            Replica replica = cluster.replica(partition.set());
            KeyRange range = keyspace.range(partition.range());
            long items = 0;
            long bytes = 0;
            try (OrderedStore.Entries entries = replica.store().range(range.from(), range.to(), false)) {
                while (entries.next()) {
                    items++;
                    bytes += ItemEncoding.decode(entries.value()).sizeBytes();
                }
            }
            assertThat(replica.size(partition.id(), keyspace.id())).isEqualTo(new Size(items, bytes));
        }
    }

    private long items(PartitionMap partitions, int keyspace) {
        return partitions.partitions().stream()
                .collect(Collectors.summingLong(partition -> cluster.replica(partition.set())
                        .size(partition.id(), keyspace)
                        .items()));
    }

    private Table table() {
        return Objects.requireNonNull(cluster.catalog().table(TABLE));
    }

    private static PrimaryKey keyOf(Item item) {
        return new PrimaryKey(Objects.requireNonNull(item.get("pk")), item.get("sk"));
    }
}
