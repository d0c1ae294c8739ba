package io.partita.engine.storage.rocks;

import io.partita.engine.storage.ConsistentReadsContract;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.StoreBudget;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Most reads find their rows in the cache, and the commits change just these. */
class RocksConsistentReadsTest extends ConsistentReadsContract {
    @TempDir
    private Path directory;

    @Override
    protected OrderedStore newStore() {
        return RocksStore.open(directory, StoreBudget.DEFAULT);
    }

    @Override
    protected int manyCommits() {
        return 500;
    }
}
