package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The batch that a group of commands adds up to, and the store as it will be when the batch is committed. What is
 * staged is looked up only when a later command reads, so a group of one command pays nothing for it.
 */
final class StagedWrites {
    private final OrderedStore store;
    private final WriteBatch batch = new WriteBatch();
    private final Map<Key, WriteBatch.Change> latest = new HashMap<>();
    private final List<WriteBatch.Change> ranges = new ArrayList<>();
    private int lookedUp;

    StagedWrites(OrderedStore store) {
        this.store = store;
    }

    WriteBatch batch() {
        return batch;
    }

    byte @Nullable [] get(byte[] key) {
        List<WriteBatch.Change> changes = batch.changes();
        if (!changes.isEmpty()) {
            for (; lookedUp < changes.size(); lookedUp++) {
                WriteBatch.Change change = changes.get(lookedUp);
                if (change.kind() == WriteBatch.Kind.DELETE_RANGE) {
                    latest.keySet().removeIf(staged -> covers(change, staged.bytes));
                    ranges.add(change);
                } else {
                    latest.put(new Key(change.key()), change);
                }
            }
            WriteBatch.Change change = latest.get(new Key(key));
            if (change != null) {
                return change.operand();
            } else if (!ranges.isEmpty() && ranges.stream().anyMatch(range -> covers(range, key))) {
                return null;
            }
        }
        return store.get(key);
    }

    /** The rows of a small range, in order. */
    NavigableMap<byte[], byte[]> range(KeyRange range) {
        NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);
        try (OrderedStore.Entries entries = store.range(range.from(), range.to(), false)) {
            while (entries.next()) {
                rows.put(entries.key(), entries.value());
            }
        }
        for (WriteBatch.Change change : batch.changes()) {
            if (change.kind() == WriteBatch.Kind.DELETE_RANGE) {
                rows.keySet().removeIf(key -> covers(change, key));
            } else if (Arrays.compareUnsigned(range.from(), change.key()) <= 0
                    && Arrays.compareUnsigned(change.key(), range.to()) < 0) {
                byte[] value = change.operand();
                if (value == null) {
                    rows.remove(change.key());
                } else {
                    rows.put(change.key(), value);
                }
            }
        }
        return rows;
    }

    private static boolean covers(WriteBatch.Change range, byte[] key) {
        return Arrays.compareUnsigned(range.key(), key) <= 0 && Arrays.compareUnsigned(key, range.operand()) < 0;
    }

    /** How much is staged, for {@link #rollBack}. */
    int position() {
        return batch.changes().size();
    }

    /** Forgets what was staged behind the position. */
    void rollBack(int position) {
        List<WriteBatch.Change> changes = batch.changes();
        if (changes.size() > position) {
            changes.subList(position, changes.size()).clear();
            forgetLookups();
        }
    }

    void clear() {
        batch.clear();
        forgetLookups();
    }

    private void forgetLookups() {
        latest.clear();
        ranges.clear();
        lookedUp = 0;
    }

    /** A key in a map. */
    private static final class Key {
        private final byte[] bytes;

        Key(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
