package io.partita.engine.cluster.embedded;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of {@link Samples#PK_SK} as a map, and everything else computed from it each time: slow and plain. */
final class ItemModel {
    private final Map<PrimaryKey, Item> items = new HashMap<>();

    static PrimaryKey keyOf(Item item) {
        return new PrimaryKey(Objects.requireNonNull(item.get("pk")), item.get("sk"));
    }

    Collection<Item> items() {
        return items.values();
    }

    @Nullable
    Item get(PrimaryKey key) {
        return items.get(key);
    }

    @Nullable
    Item put(Item item) {
        return items.put(keyOf(item), item);
    }

    @Nullable
    Item remove(PrimaryKey key) {
        return items.remove(key);
    }

    /** The items of a query on the table or an index, in order. */
    List<Item> query(@Nullable IndexDefinition index, KeyCondition condition) {
        KeySchema key = index == null ? Samples.PK_SK : index.key();
        return entries(index)
                .filter(item ->
                        condition.partition().equals(item.get(key.partition().name())))
                .filter(item -> matches(condition.sort(), key.sort(), item))
                .sorted(order(key))
                .toList();
    }

    /** The entries that an index has to have, or the items of the table. */
    Stream<Item> entries(@Nullable IndexDefinition index) {
        if (index == null) {
            return items.values().stream();
        }
        return items.values().stream()
                .filter(item ->
                        index.key().attributes().stream().allMatch(attribute -> item.get(attribute.name()) != null))
                .map(item -> project(index, item));
    }

    private static Item project(IndexDefinition index, Item item) {
        if (index.projection().kind() == IndexProjection.Kind.ALL) {
            return item;
        }
        Map<String, AttributeValue> projected = new LinkedHashMap<>();
        item.attributes().forEach((name, value) -> {
            if (index.key().contains(name)
                    || Samples.PK_SK.contains(name)
                    || index.projection().included().contains(name)) {
                projected.put(name, value);
            }
        });
        return Item.of(projected);
    }

    private static boolean matches(
            KeyCondition.@Nullable SortCondition condition, @Nullable KeyAttribute attribute, Item item) {
        return condition == null
                || attribute == null
                || condition.test(Objects.requireNonNull(item.get(attribute.name())));
    }

    /** By the sort key of the index, and among equals by the key of the table. */
    private static Comparator<Item> order(KeySchema key) {
        Comparator<Item> byTableKey = by("pk").thenComparing(by("sk"));
        KeyAttribute sort = key.sort();
        return sort == null ? byTableKey : by(sort.name()).thenComparing(byTableKey);
    }

    private static Comparator<Item> by(String attribute) {
        return (left, right) -> Values.compare(
                Objects.requireNonNull(left.get(attribute)), Objects.requireNonNull(right.get(attribute)));
    }
}
