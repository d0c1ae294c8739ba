package io.partita.engine.api.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies the actions of an update to one item. The actions become a tree of their paths, which is laid over the item:
 * each container on the way is made anew once, from what it was, so that indexes mean the elements as they were.
 */
final class UpdateApplication {
    private final Item before;
    private final UpdateValues values;

    UpdateApplication(Item before) {
        this.before = before;
        this.values = new UpdateValues(before);
    }

    Item apply(List<Update.Action> actions) {
        PathTree<Update.Action> tree = UpdateCheck.tree(actions);
        return Item.of(changedEntries(tree, before.attributes()));
    }

    private Map<String, AttributeValue> changedEntries(
            PathTree<Update.Action> node, Map<String, AttributeValue> entries) {
        Map<String, AttributeValue> changed = new LinkedHashMap<>(entries);
        node.names().forEach((name, child) -> {
            AttributeValue value = changed(child, entries.get(name));
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return changed;
    }

    /** What an index behind the end names does not exist, and what is set there is appended. */
    private List<AttributeValue> changedElements(PathTree<Update.Action> node, List<AttributeValue> elements) {
        Map<Integer, PathTree<Update.Action>> children = node.indexes();
        List<AttributeValue> changed = new ArrayList<>(elements.size() + children.size());
        for (int i = 0; i < elements.size(); i++) {
            PathTree<Update.Action> child = children.get(i);
            add(changed, child == null ? elements.get(i) : changed(child, elements.get(i)));
        }
        node.indexes().tailMap(elements.size()).values().forEach(child -> add(changed, changed(child, null)));
        return changed;
    }

    private static void add(List<AttributeValue> elements, @Nullable AttributeValue element) {
        if (element != null) {
            elements.add(element);
        }
    }

    private @Nullable AttributeValue changed(PathTree<Update.Action> node, @Nullable AttributeValue existing) {
        Update.Action action = node.end();
        if (action != null) {
            return done(action, existing);
        } else if (node.hasNames() && existing instanceof MapValue map) {
            return AttributeValue.of(changedEntries(node, map.entries()));
        } else if (node.hasIndexes() && existing instanceof ListValue list) {
            return AttributeValue.of(changedElements(node, list.elements()));
        }
        throw StoreException.validation("The document path provided in the update expression is invalid for update");
    }

    private @Nullable AttributeValue done(Update.Action action, @Nullable AttributeValue existing) {
        if (action instanceof Update.SetTo set) {
            return values.of(set.value());
        } else if (action instanceof Update.Remove) {
            return null;
        } else if (action instanceof Update.Add add) {
            return existing == null ? add.value() : UpdateValues.added(existing, add.value());
        } else if (action instanceof Update.Delete delete) {
            return existing == null ? null : UpdateValues.without(existing, delete.value());
        }
        throw new IllegalStateException("an action without a meaning: " + action);
    }
}
