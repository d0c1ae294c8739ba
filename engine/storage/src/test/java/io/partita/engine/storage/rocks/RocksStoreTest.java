package io.partita.engine.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.OrderedStoreContract;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.WriteBatch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest extends OrderedStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected OrderedStore newStore() {
        return RocksStore.open(directory, StoreBudget.DEFAULT);
    }

    @Override
    protected int manyCommits() {
        return 100;
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        try (OrderedStore store = newStore()) {
            fill(store, 0, 1000);
        }
        try (OrderedStore store = newStore()) {
            checkFilled(store, 0, 1000);
            fill(store, 1000, 2000);
        }
        try (OrderedStore store = newStore()) {
            checkFilled(store, 0, 2000);
        }
    }

    @Test
    void closingEndsWalksThatAreOpen() {
        OrderedStore store = newStore();
        fill(store, 0, 1000);
        OrderedStore.Entries entries = store.range(bytes("row"), bytes("s"), false);
        assertThat(entries.next()).isTrue();
        store.close();
        assertThatThrownBy(entries::next)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThatThrownBy(entries::value).isInstanceOf(StoreException.class);
        entries.close();
    }

    /** Wherever one byte of a data file is changed, reads answer what was written or say that it is damaged. */
    @Test
    void damageInDataIsAnErrorAndNeverAWrongAnswer() throws IOException {
        try (OrderedStore store = newStore()) {
            fill(store, 0, 1000);
        }
        // Opening moves what is in the log to a data file.
        newStore().close();
        Path file = newestFile(".sst");
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(4);
        int damaged = 0;
        for (int i = 0; i < 40; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            damaged += countDamaged(1000);
        }
        assertThat(damaged).isPositive();
        Files.write(file, good);
        assertThat(countDamaged(1000)).isZero();
    }

    private int countDamaged(int rows) {
        int damaged = 0;
        try (OrderedStore store = newStore()) {
            for (int i = 0; i < rows; i++) {
                damaged += isDamaged(store, i) ? 1 : 0;
            }
        } catch (StoreException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
            damaged++;
        }
        return damaged;
    }

    private static boolean isDamaged(OrderedStore store, int row) {
        try {
            assertThat(store.get(key(row))).isEqualTo(value(row));
            return false;
        } catch (StoreException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
            return true;
        }
    }

    @Test
    void damageInTheMiddleOfTheLogIsAnError() throws IOException {
        Path log = writeLog();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int old = file.read();
            file.seek(file.length() / 2);
            file.write(old ^ 0x10);
        }
        assertThatThrownBy(this::newStore)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION))
                .hasMessageContaining(directory.toString());
    }

    @Test
    void aCommitThatIsCutOffAtTheEndOfTheLogHasNotHappened() throws IOException {
        Path log = writeLog();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(file.length() - 3);
        }
        try (OrderedStore store = newStore()) {
            checkFilled(store, 0, 999);
            assertThat(store.get(key(999))).isNull();
        }
    }

    /** A log with a thousand commits, which a store that was closed in order has not either. */
    private Path writeLog() throws IOException {
        try (OrderedStore store = newStore()) {
            for (int i = 0; i < 1000; i += 10) {
                fill(store, i, i + (i == 990 ? 9 : 10));
            }
            fill(store, 999, 1000);
        }
        return newestFile(".log");
    }

    private Path newestFile(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("data"))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> file.toFile().length() > 0)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    static void fill(OrderedStore store, int from, int to) {
        WriteBatch batch = new WriteBatch();
        for (int i = from; i < to; i++) {
            batch.put(key(i), value(i));
        }
        store.commit(batch);
    }

    static void checkFilled(OrderedStore store, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(store.get(key(i))).as("row %d", i).isEqualTo(value(i));
        }
    }

    static byte[] key(int row) {
        return bytes(String.format("row%06d", row));
    }

    static byte[] value(int row) {
        byte[] value = new byte[100];
        new Random(row).nextBytes(value);
        return value;
    }
}
