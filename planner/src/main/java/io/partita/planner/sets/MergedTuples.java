package io.partita.planner.sets;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.RowNode;
import io.partita.planner.tuples.RowOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows of inputs that are sorted alike, sorted; one row of each is held. */
public final class MergedTuples implements ItemCursor {
    private final RowOrder order;
    private final Arguments arguments;
    private final List<ItemCursor> inputs = new ArrayList<>();
    private final PriorityQueue<Head> heads;

    private MergedTuples(RowNode.Merge merge, Arguments arguments) {
        this.order = new RowOrder(merge.terms());
        this.arguments = arguments;
        this.heads = new PriorityQueue<>(this::compare);
    }

    /** Opens the inputs and reads the first row of each. */
    public static ItemCursor open(RowNode.Merge merge, List<Supplier<ItemCursor>> inputs, Arguments arguments) {
        MergedTuples merged = new MergedTuples(merge, arguments);
        try {
            for (Supplier<ItemCursor> input : inputs) {
                merged.inputs.add(input.get());
            }
            for (int i = 0; i < inputs.size(); i++) {
                merged.push(i);
            }
            return merged;
        } catch (RuntimeException failure) {
            merged.close();
            throw failure;
        }
    }

    /** The next row of an input; of rows that are sorted alike, that of the earlier input comes first. */
    private static final class Head {
        private final Item row;
        private final @Nullable AttributeValue[] keys;
        private final int input;

        Head(Item row, @Nullable AttributeValue[] keys, int input) {
            this.row = row;
            this.keys = keys;
            this.input = input;
        }
    }

    private int compare(Head one, Head other) {
        int compared = order.compare(one.keys, other.keys);
        return compared != 0 ? compared : Integer.compare(one.input, other.input);
    }

    private void push(int input) {
        Item row = inputs.get(input).next();
        if (row != null) {
            heads.add(new Head(row, order.keys(row, arguments), input));
        }
    }

    @Override
    public @Nullable Item next() {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        push(head.input);
        return head.row;
    }

    @Override
    public boolean isReady() {
        Head head = heads.peek();
        return head != null && inputs.get(head.input).isReady();
    }

    @Override
    public void close() {
        inputs.forEach(ItemCursor::close);
    }
}
