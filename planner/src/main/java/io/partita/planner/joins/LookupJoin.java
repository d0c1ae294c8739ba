package io.partita.planner.joins;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.planner.access.Demand;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.access.ReadContext;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.RowNode;
import io.partita.planner.tuples.Columns;
import io.partita.planner.tuples.Pace;
import io.partita.planner.tuples.RowKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A join that reads the right rows by key, for a batch of left rows at a time. The first batches are small, so that the
 * first row comes early and a limit does not read what it does not need.
 */
public final class LookupJoin implements ItemCursor {
    private static final int FIRST_KEYS = 16;
    private static final int MOST_KEYS = BatchGetRequest.MAX_KEYS;
    /** The most left rows of a batch, however few keys they have. */
    private static final int MOST_ROWS = 2_000;

    private final RowNode.LookupJoin join;
    private final ItemCursor left;
    private final Function<ReadContext, ItemCursor> right;
    private final ReadContext context;
    private final JoinSides sides;
    private final Columns lookedUp;
    private final MemoryBound memory;
    private final Pace pace;
    private final Pairing pairing;
    private final Deque<Tuple> batch = new ArrayDeque<>();
    private final Set<RowKey> keys = new LinkedHashSet<>();
    private HeldRows found;
    private int wantedKeys;
    private boolean leftEnded;

    /**
     * A join.
     *
     * @param left its rows; closed with the join
     * @param right opens the right side with the keys of a batch among the arguments
     * @param demand how many rows will be asked for
     */
    public LookupJoin(
            RowNode.LookupJoin join,
            ItemCursor left,
            Function<ReadContext, ItemCursor> right,
            ReadContext context,
            Demand demand) {
        this.right = right;
        this.join = join;
        this.left = left;
        this.context = context;
        this.sides = JoinSides.of(
                join.kind(),
                new JoinSides.Width(join.leftWidth(), join.rightWidth()),
                join.keys(),
                join.condition(),
                context.arguments());
        this.lookedUp = new Columns(join.lookups(), context.arguments());
        this.memory = new MemoryBound(
                context.execution(), "to join them", "join on more of the key, so that fewer items have it");
        this.pace = new Pace(context.execution());
        this.pairing = new Pairing(sides, pace);
        this.found = new HeldRows(sides, memory);
        this.wantedKeys = (int) Math.max(1, Math.min(FIRST_KEYS, demand.items()));
    }

    /** Reads the first batch, so that what is wrong with it shows at once. */
    public LookupJoin opened() {
        try {
            turn();
            return this;
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public @Nullable Item next() {
        while (true) {
            Tuple row = pairing.next();
            if (row != null) {
                return row;
            }
            Tuple next = batch.poll();
            if (next != null) {
                pairing.start(next, found);
            } else if (leftEnded || !turn()) {
                return null;
            }
        }
    }

    /** Takes the next left rows and looks up what they ask for. */
    private boolean turn() {
        memory.release();
        keys.clear();
        RowKey key = new RowKey(join.lookups().size());
        while (!leftEnded && keys.size() < wantedKeys && batch.size() < MOST_ROWS) {
            take(left.next(), key);
        }
        wantedKeys = Math.min(MOST_KEYS, 2 * wantedKeys);
        found = new HeldRows(sides, memory);
        if (!keys.isEmpty()) {
            lookUp();
        }
        return !batch.isEmpty();
    }

    private void take(@Nullable Item row, RowKey key) {
        pace.step();
        if (row == null) {
            leftEnded = true;
            return;
        }
        memory.add(row.sizeBytes());
        batch.add((Tuple) row);
        if (!key.fill(lookedUp, row).hasNull() && !keys.contains(key)) {
            keys.add(key.copy());
        }
    }

    private void lookUp() {
        List<List<AttributeValue>> rows = keys.stream().map(RowKey::values).toList();
        Arguments arguments = context.arguments().withKeys(rows, join.lookups().size());
        try (ItemCursor items = right.apply(context.with(arguments))) {
            found.addAll(items, pace);
        }
    }

    @Override
    public boolean isReady() {
        return !batch.isEmpty();
    }

    @Override
    public void close() {
        memory.release();
        left.close();
    }
}
