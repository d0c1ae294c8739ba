package io.partita.engine.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Byte strings by byte string, in unsigned lexicographic order: what one replica keeps its data in.
 *
 * <p>Reads may run on any number of threads, also beside a commit; each sees some state between two
 * commits. Commits come from one thread at a time. A commit that returns is durable, as far as the
 * implementation is: the store on disk has synced it, the one on the heap lives as long as the process.
 *
 * <p>Arrays handed in and out belong to both sides afterwards and are never changed by either.
 *
 * <p>Failures are {@link io.partita.engine.api.error.StoreException}s: CORRUPTION, STORAGE_FULL or UNAVAILABLE, and of a
 * commit UNKNOWN_OUTCOME, after which reads show a state with or without it.
 */
public interface OrderedStore extends AutoCloseable {

    /** The value of a key, or null. */
    byte @Nullable [] get(byte[] key);

    /** The values of some keys, in their order, null where there is none. */
    List<byte @Nullable []> multiGet(List<byte[]> keys);

    /**
     * The entries from one key (inclusive) to another (exclusive), as they were when this was called.
     * Must be closed.
     *
     * @param to the end; here and wherever a range ends, an empty one means that it ends behind the last key
     * @param descending whether to begin at the end
     */
    Entries range(byte[] from, byte[] to, boolean descending);

    /**
     * Applies all changes of the batch, or none of them, in its order, and makes them durable.
     *
     * @throws io.partita.engine.api.error.StoreException with an outcome that says whether it can have happened
     */
    void commit(WriteBatch batch);

    /**
     * As {@link #commit}, except that a crash may undo the batch as long as no later one has been made durable: for
     * changes that would be made again then. A store that cannot tell makes it durable too.
     */
    default void commitLazily(WriteBatch batch) {
        commit(batch);
    }

    /** About how many bytes a range takes; cheap, and not exact. */
    long approximateBytes(byte[] from, byte[] to);

    @Override
    void close();

    /** A walk over entries, for one thread. Starts before the first. */
    interface Entries extends AutoCloseable {
        /** Steps to the next entry; false when there is none. */
        boolean next();

        /**
         * The key of this entry.
         *
         * @throws IllegalStateException unless the last {@link #next} returned true
         */
        byte[] key();

        /**
         * The value of this entry.
         *
         * @throws IllegalStateException unless the last {@link #next} returned true
         */
        byte[] value();

        @Override
        void close();
    }
}
