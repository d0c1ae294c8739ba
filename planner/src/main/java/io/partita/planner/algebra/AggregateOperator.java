package io.partita.planner.algebra;

import io.partita.planner.expression.AggregateFunction;
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

    private AggregateOperator(AggregateFunction function) {
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
    }

    static SqlAggFunction of(AggregateFunction function) {
        return function == AggregateFunction.COUNT ? SqlStdOperatorTable.COUNT : new AggregateOperator(function);
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
        return other instanceof AggregateOperator that && function == that.function;
    }

    @Override
    public int hashCode() {
        return function.hashCode();
    }
}
