package io.partita.engine.storage.open;

import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.heap.HeapStore;

/** Opens ordered stores. */
public final class OrderedStores {
    private OrderedStores() {}

    /** A new, empty store on the heap, which is gone when nobody holds it. */
    public static OrderedStore inMemory() {
        return new HeapStore();
    }
}
