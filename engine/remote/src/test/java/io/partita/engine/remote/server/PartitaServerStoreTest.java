package io.partita.engine.remote.server;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.ItemStoreContract;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.remote.difference.KnownDifferences;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KnownDifferences.class)
final class PartitaServerStoreTest extends ItemStoreContract {
    private final RunningServer server =
            new RunningServer(new EmbeddedItemStoreProvider().open(new StoreLocation.Memory()));

    @Override
    protected ItemStore open() {
        return server.store();
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
