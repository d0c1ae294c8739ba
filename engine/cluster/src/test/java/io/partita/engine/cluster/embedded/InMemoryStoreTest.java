package io.partita.engine.cluster.embedded;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.ItemStoreContract;

/** The contract, in memory, with a table in one piece. */
final class InMemoryStoreTest extends ItemStoreContract {
    @Override
    protected ItemStore open() {
        return EmbeddedItemStoreProvider.open(
                new StoreLocation.Memory(), EmbeddedOptions.DEFAULT.withPartitionsPerTable(1));
    }
}
