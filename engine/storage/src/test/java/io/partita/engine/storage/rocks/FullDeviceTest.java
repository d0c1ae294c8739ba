package io.partita.engine.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that is really full: a file system of a few megabytes in memory, which only root can mount. */
class FullDeviceTest {
    private static final StoreBudget SMALL = new StoreBudget(1 << 20, 1 << 20, 1 << 20);
    private static final int ROW_BYTES = 10_000;
    private static final byte[] NOISE = new byte[8 << 20];

    static {
        new Random(1).nextBytes(NOISE);
    }

    @TempDir
    private Path device;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", device.toString());
        assumeTrue(mounted, "mounting a small file system is allowed to root on Linux only");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", device.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** With a small write buffer it is data files for which there is no room, with a large one it is the log. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 64 << 20})
    void acceptsNothingWhileFullAndGoesOnWhenThereIsRoom(int writeBufferBytes) throws IOException {
        StoreBudget budget = new StoreBudget(1 << 20, writeBufferBytes, 1 << 20);
        Path directory = device.resolve("store");
        Path ballast = device.resolve("ballast");
        List<Integer> committed = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        try (OrderedStore store = RocksStore.open(directory, budget)) {
            Files.write(ballast, new byte[16 << 20]);
            for (int row = 0; refused.size() < 3; row++) {
                (isPut(store, row) ? committed : refused).add(row);
                if (!refused.isEmpty()) {
                    // What the store gives back in the background is not to help it.
                    fillUp(ballast);
                    check(store, committed, refused);
                }
            }
            assertThat(committed).hasSizeGreaterThan(10);

            Files.delete(ballast);
            OrderedStore.Entries walk = store.range(key(0), new byte[0], false);
            assertThat(isPut(store, 100_000)).isTrue();
            committed.add(100_000);
            check(store, committed, refused);
            // Recovery has ended the walk.
            assertThatThrownBy(walk::next).isInstanceOf(StoreException.class);
            walk.close();
        }
        try (OrderedStore store = RocksStore.open(directory, budget)) {
            check(store, committed, refused);
        }
    }

    @Test
    void saysSoIfThereIsNoRoomToOpenAStore() throws IOException {
        Path ballast = device.resolve("ballast");
        fillUp(ballast);
        assertFull(() -> RocksStore.open(device.resolve("store"), SMALL).close());
        Files.delete(ballast);
        RocksStore.open(device.resolve("store"), SMALL).close();
    }

    private static void fillUp(Path ballast) {
        byte[] block = new byte[4096];
        assertThatThrownBy(() -> {
                    while (true) {
                        Files.write(ballast, block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static boolean isPut(OrderedStore store, int row) {
        WriteBatch batch = new WriteBatch();
        batch.put(key(row), value(row));
        try {
            store.commit(batch);
            return true;
        } catch (StoreException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FULL);
            assertThat(e).hasMessageContaining("no room on the device");
            return false;
        }
    }

    /** All that was committed can be read, and nothing that was refused. */
    private static void check(OrderedStore store, List<Integer> committed, List<Integer> refused) {
        refused.forEach(row -> assertThat(store.get(key(row))).isNull());
        try (OrderedStore.Entries entries = store.range(key(0), new byte[0], false)) {
            for (int row : committed) {
                byte[] value = value(row);
                boolean asPut = Arrays.equals(store.get(key(row)), value)
                        && entries.next()
                        && Arrays.equals(entries.value(), value);
                if (!asPut) {
                    throw new AssertionError("row " + row + " is not as it was put");
                }
            }
            assertThat(entries.next()).isFalse();
        }
    }

    private static void assertFull(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FULL));
    }

    private static byte[] key(int row) {
        return RocksStoreTest.key(row);
    }

    /** A piece of noise, which does not compress. */
    private static byte[] value(int row) {
        int from = row * 9973 % (NOISE.length - ROW_BYTES);
        return Arrays.copyOfRange(NOISE, from, from + ROW_BYTES);
    }
}
