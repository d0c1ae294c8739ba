package io.partita.planner.binder;

import io.partita.parser.syntax.Expression.ComparisonOperator;
import io.partita.parser.syntax.Expression.Quantifier;
import io.partita.planner.expression.Scalar;
import java.util.List;

/** What a {@link Scalar.Column} in the scalars of a {@link BoundRelation.Block} stands for. */
public sealed interface BoundField {

    /** A column of the rows that FROM yields. */
    record Input(int column) implements BoundField {}

    /**
     * A field of a query around this one.
     *
     * @param levels how many blocks further out, from 1
     * @param field of that block
     */
    record Outer(int levels, int field) implements BoundField {}

    /** A column of the groups: the keys, and behind them the results of the aggregates. */
    record Grouped(int column) implements BoundField {}

    /** The result of a window function, counted over all groups of windows. */
    record Windowed(int call) implements BoundField {}

    /** The only value of a subquery, or NULL if it has no row. */
    record Value(BoundRelation query) implements BoundField {}

    /** Whether a subquery has a row. */
    record Exists(BoundRelation query) implements BoundField {}

    /** Whether the operands, as a row, are among the rows of a subquery. */
    record In(List<Scalar> operands, BoundRelation query) implements BoundField {
        public In {
            operands = List.copyOf(operands);
        }
    }

    /** Whether the comparison is true for ANY or ALL rows of a subquery. */
    record Quantified(Scalar operand, ComparisonOperator operator, Quantifier quantifier, BoundRelation query)
            implements BoundField {}
}
