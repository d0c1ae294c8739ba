package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode;
import io.partita.planner.tuples.Columns;
import io.partita.planner.tuples.RowKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What rows are grouped by: the keys, or one after the other several sets of them. A key of several sets begins with the
 * number of its set, and is NULL where the set leaves a key out. Immutable.
 */
final class GroupKeys {
    private final int width;
    private final List<List<Integer>> places;
    private final List<Columns> sets;

    private GroupKeys(int width, List<List<Integer>> places, List<Columns> sets) {
        this.width = width;
        this.places = places;
        this.sets = sets;
    }

    static GroupKeys of(RowNode.Aggregate node, Arguments arguments) {
        if (node.sets().isEmpty()) {
            return new GroupKeys(node.keys().size(), List.of(), List.of(new Columns(node.keys(), arguments)));
        }
        List<Columns> sets = new ArrayList<>();
        for (List<Integer> places : node.sets()) {
            List<Scalar> columns = new ArrayList<>();
            columns.add(new Scalar.Constant(AttributeValue.of(sets.size())));
            for (int key = 0; key < node.keys().size(); key++) {
                columns.add(
                        places.contains(key) ? node.keys().get(key) : new Scalar.Constant(AttributeValue.nullValue()));
            }
            sets.add(new Columns(columns, arguments));
        }
        return new GroupKeys(node.keys().size(), node.sets(), sets);
    }

    /** How many keys there are, which the tuple of a group begins with. */
    int width() {
        return width;
    }

    /** How many values the key of a group has. */
    int columns() {
        return sets.get(0).width();
    }

    int sets() {
        return sets.size();
    }

    /** Whether a set has no keys, so that there is a group of it even of no rows. */
    boolean isWhole(int set) {
        return !places.isEmpty() && places.get(set).isEmpty();
    }

    RowKey fill(RowKey key, int set, Item row) {
        return key.fill(sets.get(set), row);
    }

    AttributeValue value(RowKey group, int key) {
        return group.value(places.isEmpty() ? key : key + 1);
    }

    /** GROUPING of some keys for a group: a bit for each, the last one lowest, which is set where its set leaves it out. */
    long bits(RowKey group, List<Integer> keys) {
        long bits = 0;
        for (int key : keys) {
            bits = 2 * bits + (isLeftOut(group, key) ? 1 : 0);
        }
        return bits;
    }

    private boolean isLeftOut(RowKey group, int key) {
        if (places.isEmpty()) {
            return false;
        }
        int set = ((AttributeValue.NumberValue) group.value(0)).value().intValueExact();
        return !places.get(set).contains(key);
    }
}
