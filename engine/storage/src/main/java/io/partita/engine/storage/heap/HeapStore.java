package io.partita.engine.storage.heap;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store on the heap: a B+ tree of which every committed state is a value that never changes.
 *
 * <p>A commit copies the nodes between the root and the leaves that it touches, each once a commit, and then
 * publishes the new root in one volatile write. So commits are atomic, a range is as it was when it was asked for
 * by holding a root, readers neither lock nor register, and old states go when nobody holds them. A skip list
 * would need versions and their collection for the same, and is slower to scan, since entries do not lie together.
 *
 * <p>A commit of one key copies some 2 KB. Safe for use by several threads at once.
 */
public final class HeapStore implements OrderedStore {
    /** Null when the store is closed. */
    private volatile @Nullable Node root = new Leaf(new Object());

    @Override
    public byte @Nullable [] get(byte[] key) {
        return root().get(key);
    }

    @Override
    public List<byte @Nullable []> multiGet(List<byte[]> keys) {
        Node state = root();
        List<byte @Nullable []> values = new ArrayList<>(keys.size());
        for (byte[] key : keys) {
            values.add(state.get(key));
        }
        return values;
    }

    @Override
    public Entries range(byte[] from, byte[] to, boolean descending) {
        Node state = root();
        return descending ? new DescendingEntries(state, from, end(to)) : new AscendingEntries(state, from, end(to));
    }

    @Override
    public synchronized void commit(WriteBatch batch) {
        Node state = root();
        Object edit = new Object();
        for (WriteBatch.Change change : batch.changes()) {
            state = apply(change, state, edit);
        }
        root = state;
    }

    private static Node apply(WriteBatch.Change change, Node state, Object edit) {
        return switch (change.kind()) {
            case PUT -> put(state, edit, change.key(), operand(change));
            case DELETE -> remove(state, edit, change.key());
            case DELETE_RANGE -> removeRange(state, edit, change.key(), end(operand(change)));
        };
    }

    private static byte[] operand(WriteBatch.Change change) {
        byte[] operand = change.operand();
        if (operand == null) {
            throw new IllegalArgumentException("a " + change.kind() + " without its operand");
        }
        return operand;
    }

    private static Node put(Node state, Object edit, byte[] key, byte[] value) {
        Node changed = state.editable(edit);
        changed.put(key, value);
        return changed.isTooLarge() ? new Branch(edit, changed, changed.splitAt(changed.size / 2)) : changed;
    }

    private static Node remove(Node state, Object edit, byte[] key) {
        if (state.get(key) == null) {
            return state;
        }
        Node changed = state.editable(edit);
        changed.remove(key);
        return lowered(changed, edit);
    }

    private static Node removeRange(Node state, Object edit, byte[] from, byte @Nullable [] to) {
        if (to != null && Arrays.compareUnsigned(from, to) >= 0) {
            return state;
        }
        Node changed = state.editable(edit);
        changed.removeRange(from, to);
        return lowered(changed, edit);
    }

    /** The root without the levels that have become needless. */
    private static Node lowered(Node root, Object edit) {
        Node lowered = root;
        while (lowered instanceof Branch branch && branch.size <= 1) {
            lowered = branch.size == 0 ? new Leaf(edit) : branch.children[0];
        }
        return lowered;
    }

    /** The sum of the lengths of the keys and values: exact, and counted in the nodes. */
    @Override
    public long approximateBytes(byte[] from, byte[] to) {
        byte @Nullable [] end = end(to);
        return end != null && Arrays.compareUnsigned(from, end) >= 0 ? 0 : root().bytesIn(from, end);
    }

    @Override
    public synchronized void close() {
        root = null;
    }

    private Node root() {
        Node state = root;
        if (state == null) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "The store in memory is closed");
        }
        return state;
    }

    private static byte @Nullable [] end(byte[] to) {
        return to.length == 0 ? null : to;
    }
}
