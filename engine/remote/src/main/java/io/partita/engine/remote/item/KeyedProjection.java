package io.partita.engine.remote.item;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.remote.value.KeyNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A projection that has the key among it, because a batch answers in any order and only its key says which item is
 * which.
 *
 * @param sent what the endpoint is asked for
 * @param added attributes of the key that the caller did not ask for
 */
record KeyedProjection(KeySchema key, Projection sent, Set<String> added) {

    static KeyedProjection of(Projection projection, KeySchema key) {
        if (projection.isAll()) {
            return new KeyedProjection(key, projection, Set.of());
        }
        // A path into an attribute of the key leads nowhere, and would overlap with the attribute itself.
        List<Path> paths = new ArrayList<>(projection.paths());
        paths.removeIf(path -> key.contains(path.attribute()) && !path.isTopLevel());
        Set<String> added = new TreeSet<>();
        for (KeySchema.KeyAttribute attribute : key.attributes()) {
            if (paths.stream().noneMatch(path -> path.attribute().equals(attribute.name()))) {
                added.add(attribute.name());
                paths.add(Path.of(attribute.name()));
            }
        }
        return new KeyedProjection(key, Projection.of(paths), added);
    }

    /** The items in the order of their keys, without what was added. */
    List<Item> inOrder(List<Item> items, List<PrimaryKey> keys) {
        Map<PrimaryKey, Item> byKey = new HashMap<>();
        for (Item item : items) {
            byKey.put(KeyNames.in(key, item), item);
        }
        List<Item> ordered = new ArrayList<>(items.size());
        for (PrimaryKey wanted : keys) {
            Item item = byKey.get(wanted);
            if (item != null) {
                ordered.add(withoutAdded(item));
            }
        }
        return ordered;
    }

    private Item withoutAdded(Item item) {
        if (added.isEmpty()) {
            return item;
        }
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(item.attributes());
        attributes.keySet().removeAll(added);
        return Item.of(attributes);
    }
}
