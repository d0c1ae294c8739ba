package io.partita.engine.cluster.partition;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.keyspace.Keyspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as it fills, entry by entry. */
final class PageEvaluation {
    private final PageRequest.Bounds bounds;
    private final PageRequest.Evaluation evaluation;
    private final PartitionReader reader;
    private final List<Item> items = new ArrayList<>();
    private final List<Integer> fetchedBytes = new ArrayList<>();
    private int count;
    private int scannedCount;
    private long bytes;

    PageEvaluation(PageRequest request, PartitionReader reader) {
        this.bounds = request.bounds();
        this.evaluation = request.evaluation();
        this.reader = reader;
    }

    void add(Item entry) {
        scannedCount++;
        bytes += entry.sizeBytes();
        Item item = evaluation.fetchFrom() == null ? entry : fetch(evaluation.fetchFrom(), entry);
        Condition filter = evaluation.filter();
        if (item != null && (filter == null || filter.test(item))) {
            count++;
            if (!evaluation.countOnly()) {
                items.add(evaluation.projection().apply(item));
            }
        }
    }

    /** The item of a local index's entry; null if it has been removed since the page was begun. */
    private @Nullable Item fetch(Keyspace table, Item entry) {
        byte[] storageKey = table.keyOf(entry);
        Item item = storageKey == null ? null : reader.get(storageKey);
        if (item != null) {
            fetchedBytes.add(item.sizeBytes());
        }
        return item;
    }

    boolean isFull() {
        return scannedCount >= bounds.entries() || bytes >= bounds.bytes();
    }

    PartialPage page(@Nullable Item lastKey) {
        return new PartialPage(items, count, scannedCount, bytes, fetchedBytes, lastKey);
    }
}
