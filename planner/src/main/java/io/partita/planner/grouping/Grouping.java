package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.Demand;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.TableReader;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.tuples.ListedTuples;
import io.partita.planner.tuples.Pace;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY: reads everything when it is opened. A scan is grouped by the threads that read it, page by page, and what
 * they have is put together in the end.
 */
public final class Grouping {
    private final GroupKeys keys;
    private final List<Aggregation> aggregations;
    private final ReadContext context;

    private Grouping(RowNode.Aggregate node, ReadContext context) {
        this.keys = GroupKeys.of(node, context.arguments());
        this.aggregations = node.calls().stream()
                .map(call -> new Aggregation(call, context.arguments()))
                .toList();
        this.context = context;
    }

    /**
     * The groups.
     *
     * @param input opens the rows
     * @param demand for all rows
     */
    public static ItemCursor open(
            RowNode.Aggregate node, Supplier<ItemCursor> input, ReadContext context, Demand demand) {
        Grouping grouping = new Grouping(node, context);
        if (node.input() instanceof RowNode.Access access) {
            if (grouping.onlyCountsRows()) {
                return grouping.counted(TableReader.count(access.access(), context, demand));
            }
            GroupTable table = grouping.byPages(access.access(), demand);
            if (table != null) {
                return new Groups(table);
            }
        }
        return new Groups(grouping.byRows(input));
    }

    private boolean onlyCountsRows() {
        return keys.columns() == 0
                && !aggregations.isEmpty()
                && aggregations.stream().allMatch(Aggregation::countsRows);
    }

    private ItemCursor counted(long rows) {
        @Nullable AttributeValue[] counts = new AttributeValue[aggregations.size()];
        Arrays.fill(counts, AttributeValue.of(rows));
        return new ListedTuples(List.of(new Tuple(counts)));
    }

    private GroupTable table() {
        return new GroupTable(keys, aggregations, context);
    }

    private GroupTable byRows(Supplier<ItemCursor> input) {
        GroupTable table = table();
        Pace pace = new Pace(context.execution());
        try (ItemCursor rows = input.get()) {
            for (Item row = rows.next(); row != null; row = rows.next()) {
                pace.step();
                table.add(row);
            }
            return table;
        } catch (RuntimeException failure) {
            table.release();
            throw failure;
        }
    }

    /** Null if the access does not come as pages. There are never more tables than threads that read. */
    private @Nullable GroupTable byPages(TableAccess access, Demand demand) {
        Queue<GroupTable> tables = new ConcurrentLinkedQueue<>();
        try {
            boolean read = TableReader.eachPage(access, context, demand, items -> {
                GroupTable idle = tables.poll();
                GroupTable table = idle == null ? table() : idle;
                try {
                    items.forEach(table::add);
                } finally {
                    tables.add(table);
                }
            });
            return read ? together(tables) : null;
        } catch (RuntimeException failure) {
            tables.forEach(GroupTable::release);
            throw failure;
        }
    }

    private GroupTable together(Queue<GroupTable> tables) {
        GroupTable first = tables.peek();
        GroupTable all = first == null ? table() : first;
        for (GroupTable table : tables) {
            context.execution().checkRunning();
            if (table != all) {
                all.absorb(table);
            }
        }
        return all;
    }

    /** The tuples of the groups, made as they are asked for. */
    private static final class Groups implements ItemCursor {
        private final GroupTable table;
        private Iterator<Tuple> results;

        Groups(GroupTable table) {
            this.table = table;
            this.results = table.results();
        }

        @Override
        public @Nullable Item next() {
            return results.hasNext() ? results.next() : null;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void close() {
            results = Collections.emptyIterator();
            table.release();
        }
    }
}
