package io.partita.engine.cluster.embedded;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.ItemStoreContract;

/** The contract, in memory, with tables in five pieces. */
final class PartitionedInMemoryStoreTest extends ItemStoreContract {
    @Override
    protected ItemStore open() {
        return EmbeddedItemStoreProvider.open(
                new StoreLocation.Memory(), EmbeddedOptions.DEFAULT.withPartitionsPerTable(5));
    }
}
