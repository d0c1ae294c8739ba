package io.partita.planner.sets;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.expression.Tuple;
import io.partita.planner.session.Execution;
import io.partita.planner.tuples.Pace;
import io.partita.planner.tuples.RowKey;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each tuple once, in the order of their first appearance; NULL and MISSING are not distinct from each other. */
public final class DistinctTuples implements ItemCursor {
    private final ItemCursor input;
    private final MemoryBound memory;
    private final Pace pace;
    private final Set<RowKey> seen = new HashSet<>();

    public DistinctTuples(ItemCursor input, Execution execution) {
        this.input = input;
        this.memory = new MemoryBound(execution, "to find distinct rows", "ask for fewer columns or fewer rows");
        this.pace = new Pace(execution);
    }

    @Override
    public @Nullable Item next() {
        for (Item row = input.next(); row != null; row = input.next()) {
            pace.step();
            if (seen.add(RowKey.of((Tuple) row))) {
                memory.add(row.sizeBytes());
                return row;
            }
        }
        return null;
    }

    @Override
    public boolean isReady() {
        return input.isReady();
    }

    @Override
    public void close() {
        memory.release();
        input.close();
    }
}
