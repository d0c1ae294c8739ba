package io.partita.engine.storage.heap;

import io.partita.engine.storage.ConsistentReadsContract;
import io.partita.engine.storage.OrderedStore;

class HeapConsistentReadsTest extends ConsistentReadsContract {
    @Override
    protected OrderedStore newStore() {
        return new HeapStore();
    }

    @Override
    protected int manyCommits() {
        return 2000;
    }
}
