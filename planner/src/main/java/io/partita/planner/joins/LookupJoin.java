package io.partita.planner.joins;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.planner.access.Demand;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.TableReader;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.RowNode;
import io.partita.planner.tuples.Columns;
import io.partita.planner.tuples.ComputedTuples;
import io.partita.planner.tuples.Pace;
import io.partita.planner.tuples.RowKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
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
    private final ReadContext context;
    private final JoinSides sides;
    private final LookupKeys lookups;
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
     * @param demand how many rows will be asked for
     */
    public LookupJoin(RowNode.LookupJoin join, ItemCursor left, ReadContext context, Demand demand) {
        this.join = join;
        this.left = left;
        this.context = context;
        this.sides = JoinSides.of(
                join.kind(),
                new JoinSides.Width(join.leftWidth(), join.outputs().size()),
                join.keys(),
                join.condition(),
                context.arguments());
        this.lookups = LookupKeys.of(join.access().path(), join.lookups().size());
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
        if (lookups.canBeFound(key.fill(lookedUp, row)) && !keys.contains(key)) {
            keys.add(key.copy());
        }
    }

    private void lookUp() {
        ReadContext lookup = context.with(context.arguments().withBatch(lookups.lists(keys)));
        Columns outputs = new Columns(join.outputs(), lookup.arguments());
        try (ItemCursor items =
                TableReader.open(join.access().along(lookups.path(join.access().path(), keys)), lookup, Demand.ALL)) {
            found.addAll(new ComputedTuples(items, outputs), pace);
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
