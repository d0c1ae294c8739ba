package io.partita.engine.cluster.partition;

import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many items and bytes each partition holds of its table or index, and of each local index beside. Counted
 * exactly, and written in the batch of the change that is counted; what partitions held that were split since is counted where it was
 * until then. Reading is safe on any thread; changes come from
 * one at a time.
 */
final class Statistics {
    private final Map<Integer, PartitionSize> partitions = new ConcurrentHashMap<>();
    private final Partings estimates;
    private final List<PartitionSize> touched = new ArrayList<>();

    /** What takes the place of partitions that are gone with the commit; they may be there again and be counted anew. */
    private final Map<Integer, PartitionSize> renewed = new HashMap<>();

    private Statistics(Partings estimates) {
        this.estimates = estimates;
    }

    static Statistics read(OrderedStore store) {
        Statistics statistics = new Statistics(Partings.read(store, SystemKeys.allEstimates(), SystemKeys::estimate));
        try (OrderedStore.Entries rows = store.range(
                SystemKeys.allStatistics().from(), SystemKeys.allStatistics().to(), false)) {
            while (rows.next()) {
                byte[] key = rows.key();
                int partition = ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
                statistics.partitions.put(partition, PartitionSize.decode(partition, rows.value()));
            }
        }
        return statistics;
    }

    /** The partitions of which only the sum with others is right, since they were split. */
    Partings estimates() {
        return estimates;
    }

    /** What a partition holds of a table or index. */
    Size size(int partition, int keyspace) {
        PartitionSize size = partitions.get(partition);
        return size == null ? Size.ZERO : size.of(keyspace);
    }

    /** Counts a change that is being staged and can no longer fail. */
    void add(int partition, int keyspace, long items, long bytes) {
        if (items == 0 && bytes == 0) {
            return;
        }
        PartitionSize again = renewed.get(partition);
        PartitionSize size = again == null ? partitions.computeIfAbsent(partition, PartitionSize::new) : again;
        if (size.add(keyspace, items, bytes)) {
            touched.add(size);
        }
    }

    /** Forgets what was counted of a partition, whose row is being removed. */
    void stageRemoval(int partition) {
        renewed.put(partition, new PartitionSize(partition));
    }

    /** Adds what was counted to the batch, except of partitions that are gone with it. */
    void writeTo(WriteBatch batch) {
        for (PartitionSize size : touched) {
            if (renewed.getOrDefault(size.partition(), size) == size) {
                batch.put(size.rowKey(), size.encode());
            }
        }
    }

    /** The batch was committed. */
    void publish() {
        estimates.publish();
        touched.forEach(PartitionSize::publish);
        renewed.keySet().forEach(partitions::remove);
        for (PartitionSize size : touched) {
            if (renewed.get(size.partition()) == size) {
                partitions.put(size.partition(), size);
            }
        }
        touched.clear();
        renewed.clear();
    }

    /** The batch was not committed. */
    void discard() {
        estimates.discard();
        touched.forEach(PartitionSize::discard);
        touched.clear();
        renewed.clear();
    }
}
