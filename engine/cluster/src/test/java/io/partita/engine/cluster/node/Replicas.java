package io.partita.engine.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.open.OrderedStores;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What replicas that are not open keep on disk. */
final class Replicas {
    private static final byte[] START = {};

    private Replicas() {}

    private static OrderedStore open(Path replica) {
        try {
            String store = Files.readString(replica.resolve("STORE")).strip();
            return OrderedStores.unloggedAt(replica.resolve(store), StoreBudget.DEFAULT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All rows but the one that says how far the log has been applied. */
    static Map<String, String> rows(Path replica) {
        Map<String, String> rows = new TreeMap<>();
        HexFormat hex = HexFormat.of();
        try (OrderedStore store = open(replica);
                OrderedStore.Entries entries = store.range(START, START, false)) {
            while (entries.next()) {
                if (!Arrays.equals(entries.key(), SystemKeys.appliedIndex())) {
                    rows.put(hex.formatHex(entries.key()), hex.formatHex(entries.value()));
                }
            }
        }
        return rows;
    }

    /** Has an item be another one, as a defect would that nobody notices. */
    static void changeRow(Path replica) {
        try (OrderedStore store = open(replica)) {
            byte[] key;
            byte[] value;
            try (OrderedStore.Entries entries = store.range(new byte[] {(byte) Space.ITEMS.code()}, START, false)) {
                assertThat(entries.next()).isTrue();
                key = entries.key();
                value = entries.value();
                assertThat(entries.next()).isTrue();
                value = Arrays.equals(value, entries.value()) ? new byte[0] : entries.value();
            }
            WriteBatch batch = new WriteBatch();
            batch.put(key, value);
            store.commit(batch);
        }
    }

    /** Flips a byte in the middle of every file of rows. */
    static void damageFiles(Path replica) throws IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.walk(replica)) {
            tables = files.filter(file -> file.toString().endsWith(".sst")
                            && file.getParent()
                                    .getParent()
                                    .getFileName()
                                    .toString()
                                    .startsWith("store-"))
                    .toList();
        }
        assertThat(tables).isNotEmpty();
        for (Path table : tables) {
            try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
                file.seek(file.length() / 3);
                int old = file.read();
                file.seek(file.length() / 3);
                file.write(old ^ 0xff);
            }
        }
    }
}
