package io.partita.engine.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the device may hold after the power was lost: all of the log that was synced, and of what was appended later
 * any part, in any order, with zeros in place of what is missing.
 */
class PowerLossTest {
    private static final int SYNCED = 30;
    private static final int LAZY = 60;

    @TempDir
    private Path directory;

    /** Where each row's record ends in the log. */
    private final List<Integer> ends = new ArrayList<>();

    private Path log;
    private byte[] written;

    @BeforeEach
    void write() throws IOException {
        try (OrderedStore store = open()) {
            log = newestLog();
            for (int row = 0; row < SYNCED + LAZY; row++) {
                WriteBatch batch = new WriteBatch();
                batch.put(key(row), value(row));
                if (row < SYNCED) {
                    store.commit(batch);
                } else {
                    store.commitLazily(batch);
                }
                ends.add((int) Files.size(log));
            }
            written = Files.readAllBytes(log);
        }
        assertThat(written.length).isGreaterThan(2 * (32 << 10));
    }

    private int syncedBytes() {
        return ends.get(SYNCED - 1);
    }

    @Test
    void theLogMayEndAnywhereBehindWhatWasSynced() throws IOException {
        for (int end = syncedBytes(); end <= written.length; end += 2_741) {
            assertThat(rowsAfter(Arrays.copyOf(written, end)))
                    .as("cut off at " + end)
                    .isEqualTo(rowsBefore(end));
        }
    }

    /** A page that went to the device before more was appended to it, or did not at all. */
    @Test
    void zerosMayFollowTheEnd() throws IOException {
        List<Integer> places = new ArrayList<>(ends.subList(SYNCED - 1, SYNCED + 10));
        for (int sector = syncedBytes() / 512 + 1; sector * 512 < written.length; sector += 31) {
            places.add(sector * 512);
        }
        for (int end : places) {
            byte[] bytes = Arrays.copyOf(Arrays.copyOf(written, end), end + end % 5 * 9000 + 600);
            assertThat(rowsAfter(bytes)).as("zeros from " + end).isEqualTo(rowsBefore(end));
        }
    }

    @Test
    void pagesMayBeMissingInWhatWasNotSynced() throws IOException {
        int page = 4096;
        for (int from = (syncedBytes() + page - 1) / page * page; from < written.length; from += page) {
            byte[] bytes = written.clone();
            Arrays.fill(bytes, from, Math.min(bytes.length, from + page), (byte) 0);
            assertThat(rowsAfter(bytes)).as("no page at " + from).isEqualTo(rowsBefore(from));
        }
    }

    /** One commit may be the last of what was synced, and then no other tells that it was. */
    @Test
    void damageToTheLastCommitIsRefused() throws IOException {
        byte[] bytes = Arrays.copyOf(written, syncedBytes());
        bytes[syncedBytes() - 20] ^= 1;
        assertRefused(bytes);
    }

    @Test
    void damageInWhatWasSyncedIsRefused() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            byte[] bytes = written.clone();
            bytes[random.nextInt(syncedBytes())] ^= (byte) (1 << random.nextInt(8));
            assertRefused(bytes);
        }
        for (int from = 0; from + 4096 <= syncedBytes(); from += 4096) {
            byte[] bytes = written.clone();
            Arrays.fill(bytes, from, from + 4096, (byte) 0);
            assertRefused(bytes);
        }
    }

    private void assertRefused(byte[] bytes) throws IOException {
        Files.write(log, bytes);
        assertThatThrownBy(() -> open().close())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION));
    }

    private int rowsBefore(int end) {
        return (int) ends.stream().filter(rowEnd -> rowEnd <= end).count();
    }

    /** How many rows there are when the log holds these bytes; the first ones, whole, or the test fails. */
    private int rowsAfter(byte[] bytes) throws IOException {
        Path copy = directory.resolveSibling(directory.getFileName() + "-copy");
        copyTo(copy);
        try {
            Files.write(copy.resolve(directory.relativize(log)), bytes);
            try (OrderedStore store = RocksStore.open(copy, StoreBudget.DEFAULT)) {
                int rows = 0;
                while (store.get(key(rows)) != null) {
                    assertThat(store.get(key(rows))).isEqualTo(value(rows));
                    rows++;
                }
                for (int row = rows; row < SYNCED + LAZY; row++) {
                    assertThat(store.get(key(row))).isNull();
                }
                return rows;
            }
        } finally {
            delete(copy);
        }
    }

    private void copyTo(Path copy) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, copy.resolve(directory.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory).sorted(Comparator.reverseOrder())) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.delete(path);
            }
        }
    }

    private Path newestLog() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("data"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private OrderedStore open() {
        return RocksStore.open(directory, StoreBudget.DEFAULT);
    }

    private static byte[] key(int row) {
        return RocksStoreTest.key(row);
    }

    /** Some of them smaller than a sector, some larger than a page, none with zeros in a row. */
    private static byte[] value(int row) {
        byte[] value = new byte[row % 7 == 0 ? 9000 : 40 + row * 13];
        new Random(row).nextBytes(value);
        return value;
    }
}
