package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.command.TransferCommand.Touch;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The keys that were written while their partition was being sent to another set, so that they are sent again: a row of each, with
 * the number of the last write.
 */
public final class Touches {
    private Touches() {}

    static void stage(WriteBatch batch, int partition, byte[] storageKey, long sequence) {
        batch.put(row(partition, storageKey), encode(sequence));
    }

    /** Removes the row unless the key has been written again. */
    static void stageRemoval(StagedWrites writes, int partition, Touch touch) {
        byte[] row = row(partition, touch.storageKey());
        byte[] sequence = writes.get(row);
        if (sequence != null && ByteBuffer.wrap(sequence).getLong() == touch.sequence()) {
            writes.batch().delete(row);
        }
    }

    static KeyRange all(int partition) {
        return KeyRange.ofPrefix(Space.TOUCHES.prefix(partition));
    }

    /** Some keys of a partition, as a store has them. */
    public static List<Touch> read(OrderedStore store, int partition, int max) {
        List<Touch> touches = new ArrayList<>();
        int prefix = Space.TOUCHES.prefix(partition).length;
        try (OrderedStore.Entries rows =
                store.range(all(partition).from(), all(partition).to(), false)) {
            while (touches.size() < max && rows.next()) {
                byte[] key = rows.key();
                touches.add(new Touch(
                        Arrays.copyOfRange(key, prefix, key.length),
                        ByteBuffer.wrap(rows.value()).getLong()));
            }
        }
        return touches;
    }

    private static byte[] row(int partition, byte[] storageKey) {
        byte[] prefix = Space.TOUCHES.prefix(partition);
        return ByteBuffer.allocate(prefix.length + storageKey.length)
                .put(prefix)
                .put(storageKey)
                .array();
    }

    private static byte[] encode(long sequence) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }
}
