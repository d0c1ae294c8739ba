package io.partita.planner.algebra;

import io.partita.planner.expression.AggregateFunction;
import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;
import org.jspecify.annotations.Nullable;

/** Our aggregates as Calcite's. COUNT is its own, because its rules know that the count of no rows is not NULL. */
final class AggregateOperator extends SqlAggFunction {
    private final AggregateFunction function;
    private final List<Direction> order;

    /** How the rows are ordered by an argument; those that are ordered by are the last ones of a call. */
    record Direction(boolean ascending, boolean nullsFirst) {}

    private AggregateOperator(AggregateFunction function, List<Direction> order) {
        super(
                function.name(),
                null,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.explicit(Types.ANY),
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.OPTIONAL);
        this.function = function;
        this.order = List.copyOf(order);
    }

    /**
     * The operator of a function.
     *
     * @param order of the rows; it is not Calcite's own, which loses its columns as a subquery becomes a join
     */
    static SqlAggFunction of(AggregateFunction function, List<Direction> order) {
        return function == AggregateFunction.COUNT ? SqlStdOperatorTable.COUNT : new AggregateOperator(function, order);
    }

    static List<Direction> order(SqlAggFunction operator) {
        return operator instanceof AggregateOperator ours ? ours.order : List.of();
    }

    static AggregateFunction meaning(SqlAggFunction operator) {
        if (operator instanceof AggregateOperator ours) {
            return ours.function;
        }
        return switch (operator.getKind()) {
            case COUNT -> AggregateFunction.COUNT;
            case MIN -> AggregateFunction.MIN;
            case MAX -> AggregateFunction.MAX;
            case SUM, SUM0 -> AggregateFunction.SUM;
            case SINGLE_VALUE -> AggregateFunction.SINGLE_VALUE;
            case ANY_VALUE, LITERAL_AGG -> AggregateFunction.ANY_VALUE;
            default -> throw new IllegalStateException("no aggregate of ours: " + operator);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AggregateOperator that && function == that.function && order.equals(that.order);
    }

    @Override
    public int hashCode() {
        return 31 * function.hashCode() + order.hashCode();
    }
}
