package io.partita.planner.catalog;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.Item;
import io.partita.planner.type.SqlType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The types of attributes, by what some items have. */
public final class InferredTypes {
    /** The most attributes that are told apart. */
    private static final int MAX_ATTRIBUTES = 1_000;

    private InferredTypes() {}

    /**
     * The attributes of the items by name, with the type that all values have; ANY if they differ. A NULL says nothing
     * about the type.
     */
    public static Map<String, SqlType> of(Iterable<Item> items) {
        return of(items, Set.of());
    }

    /** The same for the attributes that are not known yet. */
    public static Map<String, SqlType> of(Iterable<Item> items, Set<String> known) {
        Map<String, SqlType> types = new TreeMap<>();
        Map<String, SqlType> onlyNull = new TreeMap<>();
        for (Item item : items) {
            item.attributes().forEach((name, value) -> {
                if (known.contains(name)) {
                    return;
                } else if (value.type() == AttributeType.NULL) {
                    onlyNull.put(name, SqlType.ANY);
                } else if (types.size() < MAX_ATTRIBUTES || types.containsKey(name)) {
                    types.merge(name, SqlType.of(value.type()), InferredTypes::either);
                }
            });
        }
        onlyNull.forEach(types::putIfAbsent);
        return types;
    }

    private static SqlType either(SqlType one, SqlType other) {
        return one == other ? one : SqlType.ANY;
    }
}
