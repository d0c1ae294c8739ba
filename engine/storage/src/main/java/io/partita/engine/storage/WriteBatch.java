package io.partita.engine.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes that are applied together, in their order. Not safe for use by several threads at once. */
public final class WriteBatch {
    private final List<Change> changes = new ArrayList<>();

    /** Sets a key. */
    public void put(byte[] key, byte[] value) {
        changes.add(new Change(Kind.PUT, key, value));
    }

    /** Removes a key, if it is there. */
    public void delete(byte[] key) {
        changes.add(new Change(Kind.DELETE, key, null));
    }

    /** Removes all keys from one (inclusive) to another (exclusive). */
    public void deleteRange(byte[] from, byte[] to) {
        changes.add(new Change(Kind.DELETE_RANGE, from, to));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The changes in their order. */
    public List<Change> changes() {
        return changes;
    }

    public void clear() {
        changes.clear();
    }

    /** What a change does. */
    public enum Kind {
        PUT,
        DELETE,
        DELETE_RANGE
    }

    /**
     * One change.
     *
     * @param operand the value of PUT, the exclusive end of DELETE_RANGE, null for DELETE
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a copy for each would be the price of a class
    public record Change(Kind kind, byte[] key, byte @Nullable [] operand) {}
}
