package io.partita.planner.sets;

import io.partita.planner.access.ItemCursor;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.session.Execution;
import java.util.List;
import java.util.function.Supplier;

/** Opens set operations. */
public final class SetOperations {
    private SetOperations() {}

    /**
     * The rows of a set operation.
     *
     * @param inputs open its inputs, in their order
     */
    public static ItemCursor open(
            RowNode.SetOperation operation, List<Supplier<ItemCursor>> inputs, Execution execution) {
        if (operation.kind() == SetKind.UNION) {
            ItemCursor rows = new ChainedTuples(inputs);
            return operation.all() ? rows : new DistinctTuples(rows, execution);
        }
        Supplier<ItemCursor> rows = inputs.get(0);
        for (Supplier<ItemCursor> right : inputs.subList(1, inputs.size())) {
            Supplier<ItemCursor> left = rows;
            rows = () -> MatchedTuples.open(operation.kind(), operation.all(), left, right, execution);
        }
        return rows.get();
    }
}
