package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.access.ReadContext;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.WindowCall;
import io.partita.planner.tuples.Columns;
import io.partita.planner.tuples.Pace;
import io.partita.planner.tuples.RowKey;
import io.partita.planner.tuples.RowOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows with the results of window functions behind their columns, partition after partition, each in its order. All rows
 * are held from the start; the results of one partition at a time.
 */
public final class WindowedTuples implements ItemCursor {
    private static final String CURE = "add a condition, so that fewer rows are looked at";

    private final RowNode.Window window;
    private final ReadContext context;
    private final Pace pace;
    private final MemoryBound rowMemory;
    private final MemoryBound resultMemory;
    private final Map<RowKey, List<Partition.Row>> unread = new LinkedHashMap<>();
    private Iterator<List<Partition.Row>> waiting =
            List.<List<Partition.Row>>of().iterator();
    private @Nullable Partition partition;
    private List<AttributeValue[]> results = List.of();
    private int row;

    private WindowedTuples(RowNode.Window window, ReadContext context) {
        this.window = window;
        this.context = context;
        this.pace = new Pace(context.execution());
        this.rowMemory = new MemoryBound(context.execution(), "for window functions", CURE);
        this.resultMemory = new MemoryBound(context.execution(), "for the results of window functions", CURE);
    }

    /** Reads the input to its end. */
    public static ItemCursor open(RowNode.Window window, ItemCursor input, ReadContext context) {
        WindowedTuples windowed = new WindowedTuples(window, context);
        try (input) {
            windowed.read(input);
            return windowed;
        } catch (RuntimeException failure) {
            windowed.close();
            throw failure;
        }
    }

    private void read(ItemCursor input) {
        Columns columns = new Columns(window.partition(), context.arguments());
        RowOrder order = new RowOrder(window.order());
        RowKey key = new RowKey(columns.width());
        for (Item next = input.next(); next != null; next = input.next()) {
            pace.step();
            rowMemory.add(next.sizeBytes());
            List<Partition.Row> rows = unread.get(key.fill(columns, next));
            if (rows == null) {
                rows = new ArrayList<>();
                unread.put(key.copy(), rows);
            }
            rows.add(new Partition.Row((Tuple) next, order.keys(next, context.arguments())));
        }
        waiting = unread.values().iterator();
    }

    @Override
    public @Nullable Item next() {
        while (partition == null || row >= partition.size()) {
            if (!waiting.hasNext()) {
                return null;
            }
            turn(waiting.next());
        }
        Tuple tuple = partition.row(row);
        int width = window.width();
        @Nullable AttributeValue[] values = Arrays.copyOf(tuple.values(), width + results.size());
        for (int i = 0; i < results.size(); i++) {
            values[width + i] = results.get(i)[row];
        }
        row++;
        return new Tuple(values);
    }

    private void turn(List<Partition.Row> rows) {
        context.execution().checkRunning();
        resultMemory.release();
        partition = new Partition(rows, window.order(), context.arguments(), pace);
        row = 0;
        results = new ArrayList<>();
        for (WindowCall call : window.calls()) {
            MemoryBound beside = new MemoryBound(context.execution(), "for window functions", CURE);
            try {
                results.add(held(WindowColumn.of(call, beside).over(partition)));
            } finally {
                beside.release();
            }
        }
    }

    private AttributeValue[] held(AttributeValue[] column) {
        for (AttributeValue value : column) {
            resultMemory.add(ItemSize.of(value));
        }
        return column;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void close() {
        waiting = List.<List<Partition.Row>>of().iterator();
        partition = null;
        unread.clear();
        rowMemory.release();
        resultMemory.release();
    }
}
