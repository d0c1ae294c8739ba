package io.partita.engine.api;

import io.partita.engine.api.error.StoreException;

/** Opens stores of some kinds of location; found with {@link java.util.ServiceLoader}. */
public interface ItemStoreProvider {

    /** Whether this provider opens stores of this kind of location. */
    boolean accepts(StoreLocation location);

    /**
     * Opens the store, which the caller closes.
     *
     * @throws StoreException LOCKED if another process has it open, FOREIGN_DATA if the directory is not one
     *     of ours, CORRUPTION if it cannot be read, STORAGE_FULL if there is no room to open it
     */
    ItemStore open(StoreLocation location);
}
