package io.partita.planner.plan;

import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode.SortTerm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function over the rows of a group.
 *
 * @param operands over a row; none for COUNT(*)
 * @param distinct whether equal values count once
 * @param filter only the rows for which this is true; or null for all
 * @param order of the rows, for LISTAGG and ARRAY_AGG; may be empty
 */
public record AggregateCall(
        AggregateFunction function,
        List<Scalar> operands,
        boolean distinct,
        @Nullable Scalar filter,
        List<SortTerm> order) {
    public AggregateCall {
        operands = List.copyOf(operands);
        order = List.copyOf(order);
    }
}
