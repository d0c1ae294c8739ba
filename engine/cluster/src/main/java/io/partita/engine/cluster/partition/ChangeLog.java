package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes of each partition of the tables that have global indexes, in order, until every index has taken them
 * in. Reading is safe on any thread; changes come from one at a time.
 */
public final class ChangeLog {
    private final OrderedStore store;
    private final Map<Integer, Extent> extents = new ConcurrentHashMap<>();
    private final Partings origins;
    private final List<Extent> touched = new ArrayList<>();

    /** What takes the place of partitions that are gone with the commit; they may be there again and have changes. */
    private final Map<Integer, Extent> renewed = new HashMap<>();

    private ChangeLog(OrderedStore store) {
        this.store = store;
        this.origins = Partings.read(store, SystemKeys.allOrigins(), SystemKeys::origin);
    }

    /** What a partition's records are: staged changes are counted apart from those that anybody may see. */
    private static final class Extent {
        private volatile long last;
        private volatile int records;
        private long trimmed;
        private long stagedLast;
        private long stagedTrimmed;
        private int stagedRecords;
        private boolean touched;
    }

    /** The log that the store holds for the partitions, whose records are counted. */
    static ChangeLog read(OrderedStore store, Collection<Integer> partitions) {
        ChangeLog log = new ChangeLog(store);
        for (int partition : partitions) {
            KeyRange range = KeyRange.ofPrefix(Space.CHANGES.prefix(partition));
            Extent extent = new Extent();
            try (OrderedStore.Entries records = store.range(range.from(), range.to(), false)) {
                while (records.next()) {
                    extent.stagedLast = sequenceOf(records.key());
                    if (extent.stagedRecords++ == 0) {
                        extent.stagedTrimmed = extent.stagedLast - 1;
                    }
                }
            }
            if (extent.stagedRecords > 0) {
                publish(extent);
                log.extents.put(partition, extent);
            }
        }
        return log;
    }

    /** The sequence number of the last change of a partition that has been committed; 0 if there never was one. */
    public long last(int partition) {
        Extent extent = extents.get(partition);
        return extent == null ? 0 : extent.last;
    }

    /** How many records of a partition are waiting to be taken in. */
    public int backlog(int partition) {
        Extent extent = extents.get(partition);
        return extent == null ? 0 : extent.records;
    }

    /** The partitions that have records waiting to be taken in, or whose beginning is yet to be said. */
    public List<Integer> waiting() {
        Set<Integer> partitions = new TreeSet<>(origins.all().keySet());
        extents.forEach((partition, extent) -> {
            if (extent.records > 0) {
                partitions.add(partition);
            }
        });
        return List.copyOf(partitions);
    }

    /** What the changes of a partition have to wait for: those of the partition that it was split from up to the split; or null. */
    public @Nullable Parting origin(int partition) {
        return origins.of(partition);
    }

    /** Whether changes of another partition have to be taken in before any of this one. */
    public boolean isHeldBack(int partition) {
        Parting origin = origins.of(partition);
        return origin != null
                && (origins.of(origin.source()) != null
                        || !read(origin.source(), 0, origin.sequence(), 1, 1).isEmpty());
    }

    Partings origins() {
        return origins;
    }

    /**
     * Some records of a partition, in order.
     *
     * @param behind the sequence number behind which to begin
     * @param last the sequence number of the last record to read
     * @param maxRecords the most records
     * @param maxBytes reading stops when the records have come to as many bytes
     */
    public List<ChangeRecord> read(int partition, long behind, long last, int maxRecords, int maxBytes) {
        List<ChangeRecord> records = new ArrayList<>();
        long bytes = 0;
        try (OrderedStore.Entries entries = store.range(key(partition, behind + 1), key(partition, last + 1), false)) {
            while (records.size() < maxRecords && bytes < maxBytes && entries.next()) {
                ChangeRecord entry = ChangeRecord.decode(sequenceOf(entries.key()), entries.value());
                records.add(entry);
                bytes += entry.weight();
            }
        }
        return records;
    }

    void append(WriteBatch batch, int partition, ChangeRecord change) {
        batch.put(key(partition, change.sequence()), change.encode());
        Extent extent = touch(partition);
        if (extent.stagedRecords == 0) {
            // Whatever was there before has been removed, also if that was before the store was opened.
            extent.stagedTrimmed = change.sequence() - 1;
        }
        extent.stagedLast = change.sequence();
        extent.stagedRecords++;
    }

    /** Removes records, except those that have been removed before. */
    void trim(WriteBatch batch, int partition, List<Long> sequences) {
        Extent extent = touch(partition);
        for (long sequence : sequences) {
            if (extent.stagedRecords > 0 && sequence > extent.stagedTrimmed) {
                batch.delete(key(partition, sequence));
                extent.stagedTrimmed = sequence;
                extent.stagedRecords--;
            }
        }
    }

    /** Forgets a partition, whose records are being removed. */
    void stageRemoval(int partition) {
        renewed.put(partition, new Extent());
    }

    private Extent touch(int partition) {
        Extent again = renewed.get(partition);
        Extent extent = again == null ? extents.computeIfAbsent(partition, id -> new Extent()) : again;
        if (!extent.touched) {
            extent.touched = true;
            touched.add(extent);
        }
        return extent;
    }

    /** The batch was committed; true if there are records to be taken in. */
    boolean publish() {
        // Before the records, so that whoever sees one also sees what it has to wait for.
        origins.publish();
        renewed.forEach((partition, extent) -> {
            if (extent.touched) {
                extents.put(partition, extent);
            } else {
                extents.remove(partition);
            }
        });
        renewed.clear();
        boolean waiting = !origins.all().isEmpty();
        for (Extent extent : touched) {
            publish(extent);
            waiting |= extent.records > 0;
        }
        touched.clear();
        return waiting;
    }

    private static void publish(Extent extent) {
        extent.touched = false;
        extent.records = extent.stagedRecords;
        extent.last = extent.stagedLast;
        extent.trimmed = extent.stagedTrimmed;
    }

    /** The batch was not committed. */
    void discard() {
        origins.discard();
        for (Extent extent : touched) {
            extent.touched = false;
            extent.stagedRecords = extent.records;
            extent.stagedLast = extent.last;
            extent.stagedTrimmed = extent.trimmed;
        }
        touched.clear();
        renewed.clear();
    }

    private static byte[] key(int partition, long sequence) {
        byte[] prefix = Space.CHANGES.prefix(partition);
        return ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(sequence)
                .array();
    }

    private static long sequenceOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }
}
