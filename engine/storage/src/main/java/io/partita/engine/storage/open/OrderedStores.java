package io.partita.engine.storage.open;

import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.UnloggedStore;
import io.partita.engine.storage.heap.HeapStore;
import io.partita.engine.storage.rocks.RocksStore;
import java.nio.file.Path;

/** Opens ordered stores. */
public final class OrderedStores {
    private OrderedStores() {}

    /** A new, empty store on the heap, which is gone when nobody holds it. */
    public static OrderedStore inMemory() {
        return new HeapStore();
    }

    /** The store in a directory, with {@link StoreBudget#DEFAULT}; see {@link #at(Path, StoreBudget)}. */
    public static OrderedStore at(Path directory) {
        return at(directory, StoreBudget.DEFAULT);
    }

    /**
     * The store in a directory, which is made if there is none, and which is this process' alone until the store
     * is closed. A commit that returns is on the disk.
     *
     * @throws io.partita.engine.api.error.StoreException LOCKED if another has it open, FOREIGN_DATA if the directory is not
     *     one of ours, CORRUPTION if it is damaged, STORAGE_FULL if there is no room to open it, UNAVAILABLE if
     *     it cannot be read or written
     */
    public static OrderedStore at(Path directory, StoreBudget budget) {
        return RocksStore.open(directory, budget);
    }

    /**
     * As {@link #at(Path, StoreBudget)}, for a store without a log of its own. The two kinds do not open each other's
     * directories.
     */
    public static UnloggedStore unloggedAt(Path directory, StoreBudget budget) {
        return RocksStore.openUnlogged(directory, budget);
    }

    /**
     * Makes the directory of a store from a checkpoint, synced and ready for {@link #unloggedAt}. The checkpoint may be removed
     * afterwards. If this fails, or the process ends, the directory is incomplete and has to be removed.
     *
     * @param directory does not exist, on the device of the checkpoint
     * @throws io.partita.engine.api.error.StoreException STORAGE_FULL or UNAVAILABLE
     */
    public static void restore(Path checkpoint, Path directory) {
        RocksStore.restore(checkpoint, directory);
    }
}
