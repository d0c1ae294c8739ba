package io.partita.planner.joins;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.validation.KeyValidation;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.AccessPath.BatchKeyLookup;
import io.partita.planner.path.AccessPath.KeyGroup;
import io.partita.planner.tuples.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which key attribute each lookup of a join is compared with, and so which values can be found: a value of another
 * type, an empty one or one too long is no mistake in a join, it just has no partner. Immutable.
 */
final class LookupKeys {
    /** What is known of a lookup. */
    private record Place(AttributeType type, int maxBytes) {}

    private final @Nullable Place[] places;

    private LookupKeys(int lookups) {
        this.places = new Place[lookups];
    }

    static LookupKeys of(AccessPath path, int lookups) {
        LookupKeys keys = new LookupKeys(lookups);
        keys.collect(path);
        return keys;
    }

    private void collect(AccessPath path) {
        if (path instanceof AccessPath.KeyLookup lookup) {
            KeySchema schema = schema(lookup.table(), null);
            partition(schema, lookup.partition());
            sort(schema, lookup.sort());
        } else if (path instanceof BatchKeyLookup lookup) {
            KeySchema schema = schema(lookup.table(), null);
            for (KeyGroup group : lookup.groups()) {
                group.partitions().forEach(value -> partition(schema, value));
                group.sorts().forEach(value -> sort(schema, value));
            }
        } else if (path instanceof AccessPath.KeyQuery query) {
            partition(schema(query.table(), null), query.range().partition());
        } else if (path instanceof AccessPath.IndexQuery query) {
            partition(schema(query.table(), query.index()), query.range().partition());
        } else if (path instanceof AccessPath.FanOut fanOut) {
            fanOut.branches().forEach(this::collect);
        }
    }

    private static KeySchema schema(Table table, @Nullable String index) {
        KeySchema key = table.description().definition().key();
        return index == null
                ? key
                : table.description()
                        .definition()
                        .index(index)
                        .map(IndexDefinition::key)
                        .orElse(key);
    }

    private void partition(KeySchema schema, Scalar value) {
        place(value, new Place(schema.partition().type(), KeyValidation.MAX_PARTITION_KEY_BYTES));
    }

    private void sort(KeySchema schema, @Nullable Scalar value) {
        if (schema.sort() != null && value != null) {
            place(value, new Place(schema.sort().type(), KeyValidation.MAX_SORT_KEY_BYTES));
        }
    }

    private void place(Scalar value, Place place) {
        int lookup = lookup(value);
        if (lookup >= 0 && lookup < places.length) {
            places[lookup] = place;
        }
    }

    /** The number of the lookup that an argument stands for; below zero if it stands for none. */
    private static int lookup(Scalar value) {
        return value instanceof Scalar.Argument argument ? -1 - argument.slot() : -1;
    }

    /** Whether something may be found by these values. */
    boolean canBeFound(RowKey values) {
        if (values.hasNull()) {
            return false;
        }
        for (int i = 0; i < places.length; i++) {
            Place place = places[i];
            if (place != null && !fits(place, values.value(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Place place, AttributeValue value) {
        int size = ItemSize.of(value);
        return value.type() == place.type() && size > 0 && size <= place.maxBytes();
    }

    /** The distinct values of each lookup, as lists. */
    List<AttributeValue> lists(Collection<RowKey> keys) {
        List<AttributeValue> lists = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Set<AttributeValue> values = new LinkedHashSet<>();
            for (RowKey key : keys) {
                values.add(key.value(i));
            }
            lists.add(AttributeValue.of(List.copyOf(values)));
        }
        return lists;
    }

    /**
     * The path to the items of these keys. Where both halves of a primary key are looked up, a batch stands for pairs
     * of values, and the product of the lists would be many more.
     */
    AccessPath path(AccessPath path, Collection<RowKey> keys) {
        if (!(path instanceof BatchKeyLookup batch) || batch.groups().size() != 1) {
            return path;
        }
        KeyGroup group = batch.groups().get(0);
        int partition =
                group.partitions().size() == 1 ? lookup(group.partitions().get(0)) : -1;
        int sort = group.sorts().size() == 1 ? lookup(group.sorts().get(0)) : -1;
        if (partition < 0 || sort < 0) {
            return path;
        }
        Map<AttributeValue, Set<Scalar>> sorts = new LinkedHashMap<>();
        for (RowKey key : keys) {
            sorts.computeIfAbsent(key.value(partition), value -> new LinkedHashSet<>())
                    .add(new Scalar.Constant(key.value(sort)));
        }
        List<KeyGroup> pairs = new ArrayList<>();
        sorts.forEach(
                (value, values) -> pairs.add(new KeyGroup(List.of(new Scalar.Constant(value)), List.copyOf(values))));
        return new BatchKeyLookup(batch.table(), pairs);
    }
}
