package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.access.ReadContext;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.tuples.RowOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sorts items in memory, stable, keeping no more of them than are wanted. */
final class ItemSorter {
    /** A heap of this many is better than sorting everything; beyond that, everything is sorted. */
    private static final int MAX_HEAP = 100_000;

    private final RowOrder terms;
    private final Arguments arguments;
    private final MemoryBound memory;
    private final Comparator<Row> order;

    private ItemSorter(List<SortTerm> terms, ReadContext context) {
        this.terms = new RowOrder(terms);
        this.arguments = context.arguments();
        this.memory = new MemoryBound(
                context.execution(), "to sort them", "add a LIMIT, or order by a key so that nothing need be sorted");
        this.order = this::compare;
    }

    /** An item with the values that it is sorted by; equal ones keep the order of their numbers. */
    private static final class Row {
        private final @Nullable AttributeValue[] keys;
        private final long number;
        private final Item item;

        Row(@Nullable AttributeValue[] keys, long number, Item item) {
            this.keys = keys;
            this.number = number;
            this.item = item;
        }
    }

    /** The items in order, at most so many; reads the input to its end. */
    static ItemCursor sort(ItemCursor input, List<SortTerm> terms, long kept, ReadContext context) {
        if (kept == 0) {
            return ItemCursor.EMPTY;
        }
        ItemSorter sorter = new ItemSorter(terms, context);
        try {
            List<Row> rows = kept <= MAX_HEAP ? sorter.top(input, (int) kept) : sorter.all(input);
            rows.sort(sorter.order);
            return new SortedItems(rows.iterator(), sorter.memory);
        } catch (RuntimeException failure) {
            sorter.memory.release();
            throw failure;
        }
    }

    private List<Row> all(ItemCursor input) {
        List<Row> rows = new ArrayList<>();
        for (Item item = input.next(); item != null; item = input.next()) {
            rows.add(row(item, rows.size()));
        }
        return rows;
    }

    /** A heap whose head is the last of those that are kept. */
    private List<Row> top(ItemCursor input, int kept) {
        PriorityQueue<Row> heap = new PriorityQueue<>(Collections.reverseOrder(order));
        long number = 0;
        for (Item item = input.next(); item != null; item = input.next()) {
            heap.add(row(item, number++));
            if (heap.size() > kept) {
                memory.remove(heap.remove().item.sizeBytes());
            }
        }
        return new ArrayList<>((Collection<Row>) heap);
    }

    private Row row(Item item, long number) {
        memory.add(item.sizeBytes());
        return new Row(terms.keys(item, arguments), number, item);
    }

    private int compare(Row left, Row right) {
        int order = terms.compare(left.keys, right.keys);
        return order != 0 ? order : Long.compare(left.number, right.number);
    }

    private record SortedItems(Iterator<Row> rows, MemoryBound memory) implements ItemCursor {
        @Override
        public @Nullable Item next() {
            return rows.hasNext() ? rows.next().item : null;
        }

        @Override
        public boolean isReady() {
            return rows.hasNext();
        }

        @Override
        public void close() {
            memory.release();
        }
    }
}
