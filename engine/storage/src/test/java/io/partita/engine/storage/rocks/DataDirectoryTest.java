package io.partita.engine.storage.rocks;

import static io.partita.engine.storage.rocks.RocksStoreTest.checkFilled;
import static io.partita.engine.storage.rocks.RocksStoreTest.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.open.OrderedStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of directories that are new, ours, somebody else's or in use. */
class DataDirectoryTest {
    @TempDir
    private Path parent;

    @Test
    void makesADirectoryThatSaysWhatItIs() throws IOException {
        Path directory = parent.resolve("new/one");
        OrderedStores.at(directory).close();
        assertThat(directory.resolve("FORMAT")).hasContent("partita store\nversion 1\n");
        assertThat(names(directory)).containsExactlyInAnyOrder("FORMAT", "LOCK", "data");
    }

    @Test
    void refusesADirectoryOfSomebodyElseAndLeavesItAlone() throws IOException {
        Path directory = Files.createDirectory(parent.resolve("pictures"));
        Files.writeString(directory.resolve("cat.jpg"), "meow");
        assertRefused(directory, ErrorCode.FOREIGN_DATA, "is not empty and has no file FORMAT");
        assertThat(names(directory)).containsExactly("cat.jpg");
    }

    @Test
    void usersMayBeThereBeforeTheData() throws IOException {
        Path directory = Files.createDirectory(parent.resolve("server"));
        Files.createDirectory(directory.resolve("credentials"));
        OrderedStores.at(directory).close();
        assertThat(names(directory)).containsExactlyInAnyOrder("FORMAT", "LOCK", "data", "credentials");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "text");
        assertRefused(file, ErrorCode.FOREIGN_DATA, "is a file");
    }

    @Test
    void refusesAFormatThatIsNotOurs() throws IOException {
        Path directory = Files.createDirectory(parent.resolve("other"));
        Files.writeString(directory.resolve("FORMAT"), "something else");
        assertRefused(directory, ErrorCode.FOREIGN_DATA, "is not one of Partita's");
        Files.write(directory.resolve("FORMAT"), new byte[] {0, (byte) 0xff, (byte) 0x80});
        assertRefused(directory, ErrorCode.FOREIGN_DATA, "is not one of Partita's");
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() throws IOException {
        Path directory = parent.resolve("later");
        OrderedStores.at(directory).close();
        Files.writeString(directory.resolve("FORMAT"), "partita store\nversion 2\n");
        assertRefused(directory, ErrorCode.FOREIGN_DATA, "this program reads only 'version 1'");
    }

    @Test
    void finishesWhatACrashLeftUnfinished() throws IOException {
        Path directory = Files.createDirectory(parent.resolve("begun"));
        Files.writeString(directory.resolve("LOCK"), "123");
        Files.writeString(directory.resolve("FORMAT.new"), "partita st");
        OrderedStores.at(directory).close();
        assertThat(names(directory)).containsExactlyInAnyOrder("FORMAT", "LOCK", "data");
    }

    @Test
    void isOpenOnlyOnceInAProcess() {
        Path directory = parent.resolve("mine");
        try (OrderedStore store = OrderedStores.at(directory)) {
            fill(store, 0, 10);
            assertRefused(directory, ErrorCode.LOCKED, "is in use by this process");
            checkFilled(store, 0, 10);
        }
        OrderedStores.at(directory).close();
    }

    @Test
    void isOpenInOneProcessOnly() throws Exception {
        Path directory = parent.resolve("shared");
        try (StoreProcess other = StoreProcess.holding(directory)) {
            assertRefused(directory, ErrorCode.LOCKED, "is in use by process " + other.id() + ".");
        }
        OrderedStores.at(directory).close();
    }

    /** A process that is killed while it commits has lost none of the commits that it had reported. */
    @Test
    void losesNothingThatWasAcknowledgedWhenTheProcessIsKilled() throws Exception {
        Path directory = parent.resolve("killed");
        int acknowledged = 0;
        for (int round = 0; round < 3; round++) {
            try (StoreProcess other = StoreProcess.committing(directory, acknowledged)) {
                acknowledged = other.awaitAcknowledged(50);
                acknowledged = other.kill(acknowledged);
            }
            try (OrderedStore store = OrderedStores.at(directory)) {
                checkFilled(store, 0, acknowledged);
            }
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo(150);
    }

    private static void assertRefused(Path directory, ErrorCode code, String message) {
        assertThatThrownBy(() -> OrderedStores.at(directory).close())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(message);
    }

    private static java.util.List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
