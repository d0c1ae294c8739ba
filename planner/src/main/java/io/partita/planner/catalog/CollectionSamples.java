package io.partita.planner.catalog;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDescription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how large the item collections of a table and of its indexes are: a scan returns the items of one partition
 * key value together, so a page of it has whole collections, but for the last.
 */
final class CollectionSamples {
    private static final int ITEMS = 100;

    private final ItemStore store;
    private final SampleCache<CollectionSizes> samples;

    CollectionSamples(ItemStore store, SampleCache<CollectionSizes> samples) {
        this.store = store;
        this.samples = samples;
    }

    /** What is known of a table; nothing where reading fails, because a statement can do without. */
    CollectionSizes of(TableDescription table) {
        return samples.get(table.name(), CollectionSizes.UNKNOWN, () -> read(table));
    }

    private SampleCache.Sample<CollectionSizes> read(TableDescription table) {
        KeySchema key = table.definition().key();
        boolean isFull = true;
        Double ofTable = null;
        if (key.sort() != null) {
            List<Item> items = page(table.name(), null, key);
            isFull = items.size() == ITEMS;
            ofTable = average(items, key);
        }
        Map<String, Double> ofIndexes = new HashMap<>();
        for (IndexDefinition index : table.definition().indexes()) {
            List<Item> items = page(table.name(), index.name(), index.key());
            isFull &= items.size() == ITEMS;
            Double average = average(items, index.key());
            if (average != null) {
                ofIndexes.put(index.name(), average);
            }
        }
        return new SampleCache.Sample<>(new CollectionSizes(ofTable, ofIndexes), isFull);
    }

    private List<Item> page(String table, @Nullable String index, KeySchema key) {
        ReadOptions options = ReadOptions.DEFAULT
                .withLimit(ITEMS)
                .withProjection(Projection.of(List.of(Path.of(key.partition().name()))));
        return store.scan(new ScanRequest(table, index, 0, 1, options)).items();
    }

    private static @Nullable Double average(List<Item> items, KeySchema key) {
        Set<AttributeValue> distinct = new HashSet<>();
        items.forEach(item -> distinct.add(item.get(key.partition().name())));
        return distinct.isEmpty() ? null : (double) items.size() / distinct.size();
    }
}
