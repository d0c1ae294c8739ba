package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one kind, of which a partition has one or none; few, so all are in memory. Reading what is committed is safe on
 * any thread; changes come from one at a time.
 */
final class Partings {
    private final IntFunction<byte[]> key;
    private final Map<Integer, Parting> committed = new ConcurrentHashMap<>();
    private final Map<Integer, Optional<Parting>> staged = new HashMap<>();

    private Partings(IntFunction<byte[]> key) {
        this.key = key;
    }

    /**
     * What a store has of them.
     *
     * @param rows all of the kind, whose keys end with the id of the partition
     * @param key the key of a partition's row
     */
    static Partings read(OrderedStore store, KeyRange rows, IntFunction<byte[]> key) {
        Partings partings = new Partings(key);
        try (OrderedStore.Entries entries = store.range(rows.from(), rows.to(), false)) {
            while (entries.next()) {
                byte[] rowKey = entries.key();
                int partition = ByteBuffer.wrap(rowKey).getInt(rowKey.length - Integer.BYTES);
                partings.committed.put(partition, Parting.decode(entries.value()));
            }
        }
        return partings;
    }

    /** As committed. */
    Map<Integer, Parting> all() {
        return committed;
    }

    /** As committed; null if there is none. */
    @Nullable
    Parting of(int partition) {
        return committed.get(partition);
    }

    /** With what is staged. */
    @Nullable
    Parting stagedOf(int partition) {
        Optional<Parting> change = staged.get(partition);
        return change == null ? committed.get(partition) : change.orElse(null);
    }

    void stage(WriteBatch batch, int partition, Parting parting) {
        batch.put(key.apply(partition), parting.encode());
        staged.put(partition, Optional.of(parting));
    }

    void stageRemoval(WriteBatch batch, int partition) {
        if (stagedOf(partition) != null) {
            batch.delete(key.apply(partition));
            staged.put(partition, Optional.empty());
        }
    }

    /** The batch was committed. */
    void publish() {
        staged.forEach((partition, change) -> change.ifPresentOrElse(
                parting -> committed.put(partition, parting), () -> committed.remove(partition)));
        staged.clear();
    }

    /** The batch was not committed. */
    void discard() {
        staged.clear();
    }
}
