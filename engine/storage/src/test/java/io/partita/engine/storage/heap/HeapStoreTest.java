package io.partita.engine.storage.heap;

import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.OrderedStoreContract;

class HeapStoreTest extends OrderedStoreContract {
    @Override
    protected OrderedStore newStore() {
        return new HeapStore();
    }
}
