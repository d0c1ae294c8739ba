package io.partita.engine.storage.rocks;

import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.OrderedStoreContract;
import io.partita.engine.storage.StoreBudget;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest extends OrderedStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected OrderedStore newStore() {
        return RocksStore.open(directory, StoreBudget.DEFAULT);
    }
}
