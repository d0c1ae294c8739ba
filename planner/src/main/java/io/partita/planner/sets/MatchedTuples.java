package io.partita.planner.sets;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.session.Execution;
import io.partita.planner.tuples.Pace;
import io.partita.planner.tuples.RowKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * INTERSECT and EXCEPT: counts the rows of the right side and lets those of the left side pass. With ALL, a row that is
 * m times on the left and n times on the right comes min(m, n) times or max(m - n, 0) times; without, once or not.
 */
final class MatchedTuples implements ItemCursor {
    private final boolean wantsMatches;
    private final boolean all;
    private final Map<RowKey, Uses> right = new HashMap<>();
    private final MemoryBound memory;
    private final Pace pace;
    private ItemCursor left = EMPTY;

    private MatchedTuples(SetKind kind, boolean all, Execution execution) {
        this.wantsMatches = kind == SetKind.INTERSECT;
        this.all = all;
        this.memory = new MemoryBound(execution, "to compare them with others", "ask for fewer columns or fewer rows");
        this.pace = new Pace(execution);
    }

    /** How many left rows a right row still stands for. */
    private static final class Uses {
        private long left;
    }

    /** Reads the right side to its end and opens the left one, unless there can be no result. */
    static ItemCursor open(
            SetKind kind, boolean all, Supplier<ItemCursor> left, Supplier<ItemCursor> right, Execution execution) {
        MatchedTuples matched = new MatchedTuples(kind, all, execution);
        try (ItemCursor rows = right.get()) {
            matched.count(rows);
            if (matched.wantsMatches && matched.right.isEmpty()) {
                return EMPTY;
            }
            matched.left = left.get();
            return matched;
        } catch (RuntimeException failure) {
            matched.memory.release();
            throw failure;
        }
    }

    private void count(ItemCursor rows) {
        for (Item row = rows.next(); row != null; row = rows.next()) {
            pace.step();
            uses(RowKey.of((Tuple) row)).left++;
        }
    }

    private Uses uses(RowKey key) {
        Uses uses = right.get(key);
        if (uses == null) {
            uses = new Uses();
            right.put(key, uses);
            memory.add(key.sizeBytes());
        }
        return uses;
    }

    @Override
    public @Nullable Item next() {
        for (Item row = left.next(); row != null; row = left.next()) {
            pace.step();
            if (passes(RowKey.of((Tuple) row))) {
                return row;
            }
        }
        return null;
    }

    private boolean passes(RowKey key) {
        Uses uses = right.get(key);
        boolean matches = uses != null && uses.left > 0;
        if (all) {
            if (matches) {
                uses.left--;
            }
            return matches == wantsMatches;
        }
        if (wantsMatches) {
            if (matches) {
                uses.left = 0;
            }
            return matches;
        }
        // What has passed must not pass again, as if it were on the right side, too.
        uses(key).left = 1;
        return !matches;
    }

    @Override
    public boolean isReady() {
        return left.isReady();
    }

    @Override
    public void close() {
        memory.release();
        left.close();
    }
}
