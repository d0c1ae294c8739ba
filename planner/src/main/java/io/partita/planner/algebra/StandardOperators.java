package io.partita.planner.algebra;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Which of our functions are Calcite's own operators. In a tree of several tables its rules must see AND, OR, NOT and
 * equality to take conditions apart; and they add others when they turn subqueries into joins.
 */
final class StandardOperators {
    private static final Map<ScalarFunctions, SqlOperator> SEEN = Map.of(
            ScalarFunctions.AND, SqlStdOperatorTable.AND,
            ScalarFunctions.OR, SqlStdOperatorTable.OR,
            ScalarFunctions.NOT, SqlStdOperatorTable.NOT,
            ScalarFunctions.EQUAL, SqlStdOperatorTable.EQUALS,
            ScalarFunctions.IS_NULL, SqlStdOperatorTable.IS_NULL);

    private static final Map<SqlKind, ScalarFunctions> OURS = Map.ofEntries(
            Map.entry(SqlKind.AND, ScalarFunctions.AND),
            Map.entry(SqlKind.OR, ScalarFunctions.OR),
            Map.entry(SqlKind.NOT, ScalarFunctions.NOT),
            Map.entry(SqlKind.EQUALS, ScalarFunctions.EQUAL),
            Map.entry(SqlKind.NOT_EQUALS, ScalarFunctions.NOT_EQUAL),
            Map.entry(SqlKind.LESS_THAN, ScalarFunctions.LESS),
            Map.entry(SqlKind.LESS_THAN_OR_EQUAL, ScalarFunctions.LESS_OR_EQUAL),
            Map.entry(SqlKind.GREATER_THAN, ScalarFunctions.GREATER),
            Map.entry(SqlKind.GREATER_THAN_OR_EQUAL, ScalarFunctions.GREATER_OR_EQUAL),
            Map.entry(SqlKind.IS_NULL, ScalarFunctions.IS_NULL),
            Map.entry(SqlKind.IS_TRUE, ScalarFunctions.IS_TRUE),
            Map.entry(SqlKind.CASE, ScalarFunctions.CASE),
            Map.entry(SqlKind.COALESCE, ScalarFunctions.COALESCE),
            Map.entry(SqlKind.PLUS, ScalarFunctions.PLUS),
            Map.entry(SqlKind.MINUS, ScalarFunctions.MINUS));

    private StandardOperators() {}

    /** Calcite's operator for a function that its rules must see, or null. */
    static @Nullable SqlOperator of(Scalar.Call call) {
        return call.function() instanceof ScalarFunctions function ? SEEN.get(function) : null;
    }

    static boolean takesConditions(SqlOperator operator) {
        return switch (operator.getKind()) {
            case AND, OR, NOT -> true;
            default -> false;
        };
    }

    /** What a call of one of Calcite's operators means. */
    static Scalar toScalar(RexCall call, List<Scalar> operands) {
        ScalarFunctions function = OURS.get(call.getKind());
        if (function != null) {
            return new Scalar.Call(function, operands);
        }
        return switch (call.getKind()) {
            // Types are those of the values.
            case CAST -> operands.get(0);
            case IS_NOT_NULL -> not(new Scalar.Call(ScalarFunctions.IS_NULL, operands));
            case IS_FALSE -> new Scalar.Call(ScalarFunctions.IS_TRUE, List.of(not(operands.get(0))));
            case IS_NOT_TRUE -> not(new Scalar.Call(ScalarFunctions.IS_TRUE, operands));
            case IS_NOT_FALSE -> not(new Scalar.Call(ScalarFunctions.IS_TRUE, List.of(not(operands.get(0)))));
            case IS_NOT_DISTINCT_FROM -> same(operands);
            case IS_DISTINCT_FROM -> not(same(operands));
            default -> throw new IllegalStateException("no operator of ours: " + call);
        };
    }

    private static Scalar not(Scalar predicate) {
        return new Scalar.Call(ScalarFunctions.NOT, List.of(predicate));
    }

    private static Scalar same(List<Scalar> operands) {
        Scalar equal =
                new Scalar.Call(ScalarFunctions.IS_TRUE, List.of(new Scalar.Call(ScalarFunctions.EQUAL, operands)));
        Scalar bothNull = new Scalar.Call(
                ScalarFunctions.AND,
                operands.stream()
                        .map(operand -> (Scalar) new Scalar.Call(ScalarFunctions.IS_NULL, List.of(operand)))
                        .toList());
        return new Scalar.Call(ScalarFunctions.OR, List.of(equal, bothNull));
    }

    static Scalar toScalar(RexLiteral literal) {
        if (literal.isNull()) {
            return new Scalar.Constant(AttributeValue.nullValue());
        }
        return switch (literal.getTypeName()) {
            case BOOLEAN -> new Scalar.Constant(AttributeValue.of(RexLiteral.booleanValue(literal)));
            case CHAR ->
                new Scalar.Constant(AttributeValue.of(Objects.requireNonNull(literal.getValueAs(String.class))));
            default ->
                new Scalar.Constant(AttributeValue.of(Objects.requireNonNull(literal.getValueAs(BigDecimal.class))));
        };
    }
}
