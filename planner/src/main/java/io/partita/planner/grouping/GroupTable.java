package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.access.ReadContext;
import io.partita.planner.expression.Tuple;
import io.partita.planner.tuples.RowKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups and what their aggregates have seen, in the order of the groups' first rows. For one thread at a time. */
final class GroupTable {
    private final GroupKeys keys;
    private final Aggregation[] aggregations;
    private final MemoryBound memory;
    private final Map<RowKey, Accumulator[]> groups = new LinkedHashMap<>();
    private final RowKey key;
    /** The only group, if there are no keys. */
    private final Accumulator @Nullable [] whole;

    GroupTable(GroupKeys keys, List<Aggregation> aggregations, ReadContext context) {
        this.keys = keys;
        this.aggregations = aggregations.toArray(Aggregation[]::new);
        this.memory = new MemoryBound(
                context.execution(),
                "to group them",
                "group by fewer columns or by values that repeat, or add a condition");
        this.key = new RowKey(keys.columns());
        this.whole = keys.columns() == 0 ? start(key) : null;
        for (int set = 0; set < keys.sets(); set++) {
            if (keys.isWhole(set)) {
                start(keys.fill(key, set, Item.EMPTY));
            }
        }
    }

    private Accumulator[] start(RowKey group) {
        memory.add(group.sizeBytes() + (long) aggregations.length * MemoryBound.OVERHEAD);
        Accumulator[] accumulators = new Accumulator[aggregations.length];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = aggregations[i].start(memory, keys, group);
        }
        groups.put(group.copy(), accumulators);
        return accumulators;
    }

    void add(Item row) {
        if (whole != null) {
            add(whole, row);
            return;
        }
        for (int set = 0; set < keys.sets(); set++) {
            add(group(keys.fill(key, set, row)), row);
        }
    }

    private void add(Accumulator[] group, Item row) {
        for (int i = 0; i < group.length; i++) {
            aggregations[i].add(group[i], row);
        }
    }

    private Accumulator[] group(RowKey sought) {
        Accumulator[] group = groups.get(sought);
        return group == null ? start(sought) : group;
    }

    /** Takes over what another table has seen of the same calls; that one is empty afterwards. */
    void absorb(GroupTable other) {
        other.groups.forEach((sought, theirs) -> {
            Accumulator[] ours = group(sought);
            for (int i = 0; i < ours.length; i++) {
                ours[i].merge(theirs[i]);
            }
        });
        other.release();
    }

    /** The tuples of the groups: keys, then results. */
    Iterator<Tuple> results() {
        return groups.entrySet().stream()
                .map(group -> result(group.getKey(), group.getValue()))
                .iterator();
    }

    private Tuple result(RowKey group, Accumulator[] accumulators) {
        int width = keys.width();
        @Nullable AttributeValue[] values = new AttributeValue[width + accumulators.length];
        for (int i = 0; i < width; i++) {
            values[i] = keys.value(group, i);
        }
        for (int i = 0; i < accumulators.length; i++) {
            values[width + i] = accumulators[i].result();
        }
        return new Tuple(values);
    }

    void release() {
        groups.clear();
        memory.release();
    }
}
