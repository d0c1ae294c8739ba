package io.partita.planner.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is called how in the text of a scalar.
 *
 * @param table put before the paths of an item, or null for nothing
 * @param columns of a tuple; one that is not among them is called by its number
 * @param lookedUp what the slots below zero stand for, the first for slot -1
 */
public record ScalarNames(@Nullable String table, List<String> columns, List<String> lookedUp) {
    public static final ScalarNames NONE = new ScalarNames(null, List.of(), List.of());

    public ScalarNames {
        columns = List.copyOf(columns);
        lookedUp = List.copyOf(lookedUp);
    }

    /** The same with names for the slots below zero. */
    public ScalarNames withLookedUp(List<String> names) {
        return new ScalarNames(table, columns, names);
    }

    String attribute(String path) {
        return table == null ? path : table + "." + path;
    }

    String column(int index) {
        return index < columns.size() ? columns.get(index) : "$" + index;
    }

    String lookedUp(int slot) {
        int lookup = -1 - slot;
        return lookup < lookedUp.size() ? lookedUp.get(lookup) : "?";
    }
}
