package io.partita.engine.storage;

import java.nio.file.Path;

/**
 * A store on disk without a log of its own, for an owner who keeps one. A commit that returns is atomic and visible, and
 * becomes durable at some time later, in order: what a crash leaves is the state after some earlier commit, never a mixture.
 * The owner writes into each batch which entry of its log the batch ends with, and applies the later ones again.
 *
 * <p>{@link #close} and {@link #checkpoint} make everything durable.
 */
public interface UnloggedStore extends OrderedStore {

    /**
     * Makes everything that was committed durable, and puts a copy of the store into a directory: most of its files
     * are links to those of the store, which never change, so that the copy takes little time and room. Commits and reads go on meanwhile;
     * what is committed while this runs may be in the copy.
     *
     * @param directory does not exist, on the device of the store
     * @throws io.partita.engine.api.error.StoreException STORAGE_FULL, UNAVAILABLE or CORRUPTION
     */
    void checkpoint(Path directory);
}
