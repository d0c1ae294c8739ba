package io.partita.engine.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.storage.OrderedStore;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which items and entries of global indexes a replica should have, and that nothing else lies there. */
final class ModelRows {
    private static final int STATISTICS = 3;
    private static final int PROGRESS = 4;
    private static final int FILL = 5;
    private static final int ORIGIN = 12;
    private static final int ESTIMATE = 13;
    private static final int TRANSFER = 14;

    private final Set<String> expected = new TreeSet<>();

    void put(byte[] storageKey) {
        expected.add(HexFormat.of().formatHex(storageKey));
    }

    void remove(byte[] storageKey) {
        expected.remove(HexFormat.of().formatHex(storageKey));
    }

    void removeUnless(Predicate<byte[]> isHosted) {
        expected.removeIf(key -> !isHosted.test(HexFormat.of().parseHex(key)));
    }

    void check(Replica replica) {
        Set<String> actual = new TreeSet<>();
        try (OrderedStore.Entries entries = replica.store().range(new byte[0], new byte[0], false)) {
            while (entries.next()) {
                byte[] key = entries.key();
                switch (Space.of(key[0])) {
                    case SYSTEM -> checkSystem(replica, key);
                    case CHANGES, TOUCHES -> assertKept(replica, key, number(key, 1));
                    case LOCAL_INDEX, COLLECTIONS -> {
                        PartitionPlace place = replica.catalog().place(key);
                        assertThat(place != null && place.partition().isKeptBy(replica.set()))
                                .as(HexFormat.of().formatHex(key))
                                .isTrue();
                    }
                    default -> actual.add(HexFormat.of().formatHex(key));
                }
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static void checkSystem(Replica replica, byte[] key) {
        Catalog catalog = replica.catalog();
        switch (number(key, 1)) {
            case STATISTICS, PROGRESS, ORIGIN, ESTIMATE, TRANSFER -> assertKept(replica, key, number(key, 5));
            case FILL -> {
                PartitionPlace source = catalog.place(number(key, 9));
                assertKept(replica, key, number(key, 9));
                Index index = source == null ? null : source.table().index(number(key, 5));
                assertThat(index).as(HexFormat.of().formatHex(key)).isNotNull();
            }
            default -> {
                // The catalog itself, and how far the replica is.
            }
        }
    }

    private static void assertKept(Replica replica, byte[] key, int partition) {
        Set<Integer> kept = new TreeSet<>();
        for (Table table : replica.catalog().tables()) {
            addKept(replica, table.partitions(), kept);
            table.globalIndexes().forEach(index -> addKept(replica, index.partitions(), kept));
        }
        assertThat(kept).as(HexFormat.of().formatHex(key)).contains(partition);
    }

    private static void addKept(Replica replica, PartitionMap map, Set<Integer> kept) {
        map.partitions().stream()
                .filter(partition -> partition.isKeptBy(replica.set()))
                .forEach(partition -> kept.add(partition.idIn(replica.set())));
    }

    private static int number(byte[] key, int at) {
        return ByteBuffer.wrap(key).getInt(at);
    }
}
