package io.partita.engine.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.storage.StoreBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on a small file system of its own that runs full. Skipped where none can be mounted; see also {@link StoreFailureTest}. */
final class FullDeviceTest {
    @TempDir
    Path temporary;

    private Path device;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        device = Files.createDirectory(temporary.resolve("device"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", device.toString());
        assumeThat(mounted).as("a file system can be mounted here").isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", device.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void writesFailWhileThereIsNoRoomAndGoOnWhenThereIs() throws IOException {
        Path ballast = device.resolve("ballast");
        Files.write(ballast, new byte[6 << 20]);
        EmbeddedOptions options = EmbeddedOptions.DEFAULT
                .withBudget(new StoreBudget(1 << 20, 256 << 10, 0))
                .withIndexWait(Duration.ofMinutes(5));
        StoreLocation location = new StoreLocation.Directory(device.resolve("data"));
        int written = 0;
        try (ItemStore store = EmbeddedItemStoreProvider.open(location, options)) {
            store.createTable(new TableDefinition(
                    "table",
                    Samples.PK,
                    List.of(),
                    List.of(Samples.global("global", "g", IndexProjection.KEYS_ONLY)),
                    Map.of()));
            StoreException failure = null;
            while (failure == null && written < 10_000) {
                int next = written;
                failure = catchThrowableOfType(StoreException.class, () -> put(store, next));
                written += failure == null ? 1 : 0;
            }
            assertThat(failure).isNotNull();
            assertThat(failure.code()).isIn(ErrorCode.STORAGE_FULL, ErrorCode.THROTTLED);
            assertThat(store.get(new GetRequest("table", Samples.key("p0"), Projection.ALL, true))
                            .item())
                    .isEqualTo(item(0));
            Files.delete(ballast);
            put(store, written);
            written++;
            assertThat(count(store, "global")).isEqualTo(written);
        }
        try (ItemStore store = EmbeddedItemStoreProvider.open(location, options)) {
            assertThat(count(store, null)).isEqualTo(written);
            assertThat(count(store, "global")).isEqualTo(written);
        }
    }

    private static Item item(int i) {
        byte[] incompressible = new byte[2_000];
        new Random(i).nextBytes(incompressible);
        return Samples.item("pk", "p" + i, "g", "g" + i % 10, "v", incompressible);
    }

    private static void put(ItemStore store, int i) {
        store.write(new WriteRequest.Put("table", item(i), WriteOptions.DEFAULT));
    }

    private static int count(ItemStore store, @Nullable String index) {
        int count = 0;
        for (int segment = 0; segment < 64; segment++) {
            count += store.scan(new ScanRequest("table", index, segment, 64, ReadOptions.DEFAULT.counting()))
                    .count();
        }
        return count;
    }
}
