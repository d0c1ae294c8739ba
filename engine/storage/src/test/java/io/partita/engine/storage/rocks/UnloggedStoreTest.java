package io.partita.engine.storage.rocks;

import static io.partita.engine.storage.rocks.RocksStoreTest.checkFilled;
import static io.partita.engine.storage.rocks.RocksStoreTest.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.OrderedStoreContract;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.UnloggedStore;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.open.OrderedStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnloggedStoreTest extends OrderedStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected OrderedStore newStore() {
        return open("store");
    }

    private UnloggedStore open(String name) {
        return OrderedStores.unloggedAt(directory.resolve(name), StoreBudget.DEFAULT);
    }

    @Override
    protected int manyCommits() {
        return 100;
    }

    @Test
    void whatWasCommittedIsThereAfterClosing() {
        try (OrderedStore store = newStore()) {
            fill(store, 0, 1000);
        }
        try (OrderedStore store = newStore()) {
            checkFilled(store, 0, 1000);
        }
    }

    @Test
    void aCheckpointIsAStoreOfItsOwn() {
        try (UnloggedStore store = open("store")) {
            fill(store, 0, 1000);
            store.checkpoint(directory.resolve("checkpoint"));
            fill(store, 1000, 1100);
            OrderedStores.restore(directory.resolve("checkpoint"), directory.resolve("restored"));
            try (UnloggedStore restored = open("restored")) {
                checkFilled(restored, 0, 1000);
                assertThat(restored.get(bytes("absent"))).isNull();
                WriteBatch batch = new WriteBatch();
                batch.deleteRange(bytes("a"), bytes("z"));
                restored.commit(batch);
            }
            checkFilled(store, 0, 1100);
        }
    }

    /** The files as a crash of the machine would leave them at least: everything up to the last checkpoint is in them. */
    @Test
    void aCrashLeavesAnEarlierState() throws IOException {
        try (UnloggedStore store = open("store")) {
            fill(store, 0, 500);
            store.checkpoint(directory.resolve("checkpoint"));
            commit(store, "a", "1");
            commit(store, "b", "2");
            copy(directory.resolve("store"), directory.resolve("crashed"));
        }
        try (UnloggedStore crashed = open("crashed")) {
            checkFilled(crashed, 0, 500);
            boolean laterIsThere = crashed.get(bytes("b")) != null;
            boolean earlierIsThere = crashed.get(bytes("a")) != null;
            assertThat(earlierIsThere || !laterIsThere).isTrue();
        }
    }

    @Test
    void theTwoKindsDoNotOpenEachOther() {
        newStore().close();
        assertThatThrownBy(() -> OrderedStores.at(directory.resolve("store")))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FOREIGN_DATA))
                .hasMessageContaining("without log");
        OrderedStores.at(directory.resolve("logged")).close();
        assertThatThrownBy(() -> open("logged"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FOREIGN_DATA));
    }

    private static void commit(OrderedStore store, String key, String value) {
        WriteBatch batch = new WriteBatch();
        batch.put(bytes(key), bytes(value));
        store.commit(batch);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
