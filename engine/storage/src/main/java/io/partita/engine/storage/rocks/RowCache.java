package io.partita.engine.storage.rocks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partita.engine.storage.WriteBatch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are read often, on the heap, never older than the database beside which they lie.
 *
 * <p>The protocol: keys share stripes by their hash, and a stripe has a number that is odd while a commit changes one
 * of its keys and that is another one afterwards.
 * <ol>
 *   <li>A commit makes the stripes of its keys odd, then removes the keys from the cache, then writes to the
 *       database, then gives the keys that had been cached their new values, then makes the stripes even.
 *   <li>A reader that finds a row uses it. Otherwise it notes the stripe's number, reads the database, and leaves
 *       the row if the number was even and is still the same. This last look and the leaving are one step for the key
 *       (as is its removal), so that either the commit's removal comes later and takes the old row, or the
 *       reader sees the odd number and leaves nothing.
 * </ol>
 * So while the database changes, none of the changed keys is cached, and all readers see the change at the
 * instant at which the database has it: a batch is as atomic with the cache as without.
 *
 * <p>Reads may come from any number of threads; commits come one at a time.
 */
final class RowCache {
    private static final int STRIPES = 1024;
    /** What the cache and the two arrays take besides their contents. */
    private static final int ROW_OVERHEAD_BYTES = 120;
    /** Larger rows gain little by being cached. */
    private static final int MAX_ROW_BYTES = 64 << 10;

    private final Cache<RowKey, byte[]> rows;
    private final boolean enabled;
    private final AtomicLongArray stripes = new AtomicLongArray(STRIPES);
    /** Odd during a commit, and another number after it. */
    private volatile long commits;

    RowCache(long maxBytes) {
        enabled = maxBytes > 0;
        rows = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((RowKey key, byte[] value) -> ROW_OVERHEAD_BYTES + key.bytes().length + value.length)
                // Upkeep is a little work now and then; it needs no thread of its own.
                .executor(Runnable::run)
                .build();
    }

    byte @Nullable [] get(RowKey key) {
        return rows.getIfPresent(key);
    }

    /** To be noted before the database is read. */
    long stamp(RowKey key) {
        return stripes.get(stripe(key));
    }

    /** To be noted before several rows are taken from cache and database, and compared after: odd or other, they may be of several states. */
    long commits() {
        return commits;
    }

    /** Leaves a row that was read from the database after the stamp was noted. */
    void offer(RowKey key, byte[] value, long stamp) {
        if (!enabled || (stamp & 1) != 0 || value.length > MAX_ROW_BYTES) {
            return;
        }
        int stripe = stripe(key);
        rows.asMap().compute(key, (same, present) -> stripes.get(stripe) == stamp ? value : present);
    }

    /**
     * Removes what a batch is about to change, and keeps it out until {@link #end}.
     *
     * @return the keys that were cached
     */
    Set<RowKey> begin(WriteBatch batch) {
        commits = commits | 1;
        Set<RowKey> cached = new HashSet<>();
        for (WriteBatch.Change change : batch.changes()) {
            if (change.kind() == WriteBatch.Kind.DELETE_RANGE) {
                beginAll();
                removeRange(change);
            } else {
                RowKey key = new RowKey(change.key());
                beginStripe(stripe(key));
                if (rows.asMap().remove(key) != null) {
                    cached.add(key);
                }
            }
        }
        return cached;
    }

    /**
     * Lets the keys of a batch be cached again.
     *
     * @param cached the keys whose new values are worth keeping; none if the batch was not written
     */
    void end(WriteBatch batch, Set<RowKey> cached) {
        boolean all = false;
        for (WriteBatch.Change change : batch.changes()) {
            byte @Nullable [] operand = change.operand();
            if (change.kind() == WriteBatch.Kind.DELETE_RANGE) {
                removeRange(change);
                all = true;
            } else if (!cached.isEmpty()) {
                RowKey key = new RowKey(change.key());
                if (operand == null || operand.length > MAX_ROW_BYTES) {
                    rows.invalidate(key);
                } else if (cached.contains(key)) {
                    rows.put(key, operand);
                }
            }
        }
        if (all) {
            endAll();
        } else {
            batch.changes().forEach(change -> endStripe(stripe(new RowKey(change.key()))));
        }
        commits = (commits | 1) + 1;
    }

    /** Forgets everything, and caches nothing until {@link #resume}. */
    void suspend() {
        commits = commits | 1;
        beginAll();
        rows.invalidateAll();
    }

    void resume() {
        endAll();
        commits = (commits | 1) + 1;
    }

    private void removeRange(WriteBatch.Change range) {
        byte[] from = range.key();
        byte @Nullable [] to = range.operand();
        rows.asMap()
                .keySet()
                .removeIf(key -> Arrays.compareUnsigned(key.bytes(), from) >= 0
                        && (to == null || to.length == 0 || Arrays.compareUnsigned(key.bytes(), to) < 0));
    }

    private void beginAll() {
        for (int i = 0; i < STRIPES; i++) {
            beginStripe(i);
        }
    }

    private void endAll() {
        for (int i = 0; i < STRIPES; i++) {
            endStripe(i);
        }
    }

    private void beginStripe(int stripe) {
        stripes.set(stripe, stripes.get(stripe) | 1);
    }

    /** May be called again for a stripe that is even already, which then stays. */
    private void endStripe(int stripe) {
        long number = stripes.get(stripe);
        stripes.set(stripe, number + (number & 1));
    }

    private static int stripe(RowKey key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
