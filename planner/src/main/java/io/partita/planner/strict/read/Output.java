package io.partita.planner.strict.read;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What SELECT makes of an item. A path comes back under its last part: {@code m.k[0]} as {@code k[0]}.
 *
 * @param paths by the name under which they come back; empty for everything
 */
public record Output(Map<String, Path> paths) {

    static final Output EVERYTHING = new Output(Map.of());

    boolean isEverything() {
        return paths.isEmpty();
    }

    /** The top-level attributes that are needed. */
    Set<String> attributes() {
        Set<String> attributes = new LinkedHashSet<>();
        paths.values().forEach(path -> attributes.add(path.attribute()));
        return attributes;
    }

    /** Of an item that has at least the attributes that are needed. */
    Item of(Item item) {
        if (isEverything()) {
            return item;
        }
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        paths.forEach((name, path) -> {
            AttributeValue value = path.in(item);
            if (value != null) {
                values.put(name, value);
            }
        });
        return Item.of(values);
    }

    /** The last name of a path and the indexes behind it. */
    static String nameOf(Path path) {
        List<Path.Step> steps = path.steps();
        int last = steps.size() - 1;
        while (last >= 0 && steps.get(last) instanceof Path.Index) {
            last--;
        }
        StringBuilder name = new StringBuilder(
                last >= 0 && steps.get(last) instanceof Path.Name step ? step.name() : path.attribute());
        steps.subList(last + 1, steps.size()).forEach(name::append);
        return name.toString();
    }
}
