package io.partita.engine.cluster.partition;

import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a replica has committed. Safe for any number of threads. */
public final class PartitionReader {
    private final OrderedStore store;

    PartitionReader(OrderedStore store) {
        this.store = store;
    }

    /** The item of a storage key, or null. */
    public @Nullable Item get(byte[] storageKey) {
        byte[] bytes = store.get(storageKey);
        return bytes == null ? null : ItemEncoding.decode(bytes);
    }

    /** The items of some storage keys, in their order, null where there is none. */
    public List<@Nullable Item> get(List<byte[]> storageKeys) {
        List<@Nullable Item> items = new ArrayList<>(storageKeys.size());
        for (byte[] bytes : store.multiGet(storageKeys)) {
            items.add(bytes == null ? null : ItemEncoding.decode(bytes));
        }
        return items;
    }

    /**
     * Evaluates entries until the range ends or the page is full. As the service has it, a page that is full says
     * where it ended even if nothing follows.
     */
    public PartialPage read(PageRequest request) {
        PageEvaluation evaluation = new PageEvaluation(request, this);
        KeyRange range = request.range();
        if (range.isEmpty()) {
            return evaluation.page(null);
        }
        try (OrderedStore.Entries entries = store.range(range.from(), range.to(), request.descending())) {
            while (entries.next()) {
                Item entry = ItemEncoding.decode(entries.value());
                evaluation.add(entry);
                if (evaluation.isFull()) {
                    return evaluation.page(request.keyspace().keyAttributes(entry));
                }
            }
        }
        return evaluation.page(null);
    }
}
