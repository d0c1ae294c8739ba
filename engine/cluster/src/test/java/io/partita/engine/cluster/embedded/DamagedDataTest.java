package io.partita.engine.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that has been damaged: an error, and never a wrong answer. */
final class DamagedDataTest {
    private static final int ITEMS = 300;

    @TempDir
    Path temporary;

    private Path directory;
    private final List<Item> items = new ArrayList<>();

    @BeforeEach
    void makeItems() {
        directory = temporary.resolve("data");
        Random random = new Random(1);
        for (int i = 0; i < ITEMS; i++) {
            byte[] bytes = new byte[500];
            random.nextBytes(bytes);
            items.add(Samples.item("pk", "p" + i % 7, "sk", i, "v", bytes));
        }
    }

    private static ItemStore open(Path directory) {
        return EmbeddedItemStoreProvider.open(new StoreLocation.Directory(directory), EmbeddedOptions.DEFAULT);
    }

    private void fill(ItemStore store) {
        store.createTable(TableDefinition.of("table", Samples.PK_SK));
        items.forEach(item -> store.write(new WriteRequest.Put("table", item, WriteOptions.DEFAULT)));
    }

    private static List<Item> readAll(Path directory) {
        try (ItemStore store = open(directory)) {
            ScanRequest request = new ScanRequest("table", null, 0, 1, ReadOptions.DEFAULT);
            List<Item> all = new ArrayList<>();
            Page page = store.scan(request);
            all.addAll(page.items());
            while (page.lastKey() != null) {
                page = store.scan(request.withOptions(ReadOptions.DEFAULT.startingAfter(page.lastKey())));
                all.addAll(page.items());
            }
            return all;
        }
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** What a crash would leave: the files as they are while the store is open. */
    private Path crashed() throws IOException {
        Path copy = temporary.resolve("copy");
        try (ItemStore store = open(directory)) {
            fill(store);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.copy(file, copy.resolve(directory.relativize(file)));
                }
            }
        }
        return copy;
    }

    private static Path log(Path directory) throws IOException {
        return files(directory, ".log").stream()
                .filter(file -> file.toFile().length() > 100_000)
                .findFirst()
                .orElseThrow();
    }

    private static void flip(Path file, int position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[position] ^= 0x10;
        Files.write(file, bytes);
    }

    @Test
    void aLogThatIsWholeGivesEverythingBack() throws IOException {
        assertThat(readAll(crashed())).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    void aLogThatEndsInTheMiddleOfAWriteIsReadUpToThere() throws IOException {
        Path copy = crashed();
        Path log = log(copy);
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length - 7));
        assertThat(readAll(copy)).containsExactlyInAnyOrderElementsOf(items.subList(0, ITEMS - 1));
    }

    @Test
    void aLogThatIsDamagedInTheMiddleIsAnError() throws IOException {
        Path copy = crashed();
        Path log = log(copy);
        flip(log, (int) Files.size(log) / 2);
        StoreException e = catchThrowableOfType(StoreException.class, () -> open(copy));
        assertThat(e).isNotNull();
        assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
    }

    @Test
    void aFileThatIsDamagedIsAnErrorWhereverItIsDamaged() throws IOException {
        try (ItemStore store = open(directory)) {
            fill(store);
        }
        // Opening writes what was in the log to a sorted file.
        assertThat(readAll(directory)).hasSize(ITEMS);
        Path file = files(directory, ".sst").stream()
                .max((left, right) ->
                        Long.compare(left.toFile().length(), right.toFile().length()))
                .orElseThrow();
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 1; i < 10; i++) {
            flip(file, whole.length * i / 10);
            try {
                assertThat(readAll(directory)).containsExactlyInAnyOrderElementsOf(items);
            } catch (StoreException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
                refused++;
            }
            Files.write(file, whole);
        }
        assertThat(refused).as("damage that was found").isGreaterThan(6);
        assertThat(readAll(directory)).containsExactlyInAnyOrderElementsOf(items);
    }
}
