package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the parts of items that paths lead to. */
final class ProjectionApplication {
    private ProjectionApplication() {}

    static Item apply(List<Path> paths, Item item) {
        Map<String, AttributeValue> parts = new LinkedHashMap<>(paths.size() * 2);
        if (areTopLevel(paths)) {
            for (Path path : paths) {
                put(parts, path.attribute(), item.get(path.attribute()));
            }
        } else {
            PathTree<Path> tree = new PathTree<>();
            paths.forEach(path -> tree.cover(path, path));
            tree.names().forEach((name, node) -> put(parts, name, part(node, item.get(name))));
        }
        return Item.of(parts);
    }

    private static boolean areTopLevel(List<Path> paths) {
        for (Path path : paths) {
            if (!path.isTopLevel()) {
                return false;
            }
        }
        return true;
    }

    private static void put(Map<String, AttributeValue> parts, String name, @Nullable AttributeValue part) {
        if (part != null) {
            parts.put(name, part);
        }
    }

    private static @Nullable AttributeValue part(PathTree<Path> node, @Nullable AttributeValue value) {
        if (node.end() != null) {
            return value;
        } else if (value instanceof MapValue map) {
            Map<String, AttributeValue> parts = new LinkedHashMap<>();
            node.names()
                    .forEach((name, child) ->
                            put(parts, name, part(child, map.entries().get(name))));
            return parts.isEmpty() ? null : AttributeValue.of(parts);
        } else if (value instanceof ListValue list) {
            return part(node, list.elements());
        }
        return null;
    }

    private static @Nullable AttributeValue part(PathTree<Path> node, List<AttributeValue> elements) {
        List<AttributeValue> parts = new ArrayList<>();
        node.indexes().headMap(elements.size()).forEach((index, child) -> {
            AttributeValue part = part(child, elements.get(index));
            if (part != null) {
                parts.add(part);
            }
        });
        return parts.isEmpty() ? null : AttributeValue.of(parts);
    }
}
