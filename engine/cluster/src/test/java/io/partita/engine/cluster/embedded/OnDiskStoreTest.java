package io.partita.engine.cluster.embedded;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.ItemStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on disk, with a table in one piece. */
final class OnDiskStoreTest extends ItemStoreContract {
    @TempDir
    static Path directory;

    @Override
    protected ItemStore open() {
        return EmbeddedItemStoreProvider.open(
                new StoreLocation.Directory(directory.resolve("data")),
                EmbeddedOptions.DEFAULT.withPartitionsPerTable(1));
    }
}
