package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.expression.Arguments;
import io.partita.planner.tuples.RowOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** ARRAY_AGG and LISTAGG: all values, in an order if one is asked for, and otherwise as they come. */
final class CollectedValues implements Accumulator {
    private final @Nullable RowOrder order;
    private final Arguments arguments;
    private final MemoryBound memory;
    private final Function<List<AttributeValue>, AttributeValue> end;
    private final List<Collected> collected = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param end makes the result of the values, of which there is at least one
     */
    CollectedValues(
            @Nullable RowOrder order,
            Arguments arguments,
            MemoryBound memory,
            Function<List<AttributeValue>, AttributeValue> end) {
        this.order = order;
        this.arguments = arguments;
        this.memory = memory;
        this.end = end;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Collected(AttributeValue value, @Nullable AttributeValue[] keys) {
        private static final @Nullable AttributeValue[] UNORDERED = {};
    }

    @Override
    public void add(AttributeValue value, Item row) {
        memory.add(ItemSize.of(value));
        collected.add(new Collected(value, order == null ? Collected.UNORDERED : order.keys(row, arguments)));
    }

    @Override
    public void merge(Accumulator other) {
        for (Collected each : ((CollectedValues) other).collected) {
            memory.add(ItemSize.of(each.value()));
            collected.add(each);
        }
    }

    @Override
    public AttributeValue result() {
        if (collected.isEmpty()) {
            return NullValue.NULL;
        }
        if (order != null) {
            collected.sort((left, right) -> order.compare(left.keys(), right.keys()));
        }
        return end.apply(collected.stream().map(Collected::value).toList());
    }
}
