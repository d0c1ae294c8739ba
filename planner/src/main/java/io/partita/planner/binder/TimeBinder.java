package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Arithmetic;
import io.partita.parser.syntax.Expression.ArithmeticOperator;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Expression.IntervalLiteral;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.StringLiteral;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.function.TimeParts;
import io.partita.planner.function.TimeUnit;
import io.partita.planner.type.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the language says of dates and times otherwise than by calls: units, intervals, EXTRACT, sums of dates. */
final class TimeBinder {
    private final FunctionBinder functions;
    private final ScalarTypes types;

    TimeBinder(FunctionBinder functions, ScalarTypes types) {
        this.functions = functions;
        this.types = types;
    }

    Scalar now(Expression.CurrentTime now) {
        SqlType type = SqlType.valueOf(now.kind().name());
        return now.precision().map(digits -> new Scalar.Now(type, digits)).orElseGet(() -> new Scalar.Now(type));
    }

    Scalar extract(Expression.Extract extract) {
        StringLiteral part = new StringLiteral(extract.part(), extract.position());
        requirePart(part);
        return functions.call("DATE_PART", List.of(part, extract.operand()));
    }

    /** Requires that a text, if it is a literal, names a part of dates or times. */
    static void requirePart(Expression part) {
        if (part instanceof StringLiteral text) {
            try {
                TimeParts.require(text.value());
            } catch (QueryException unknown) {
                throw new QueryException(unknown.code(), unknown.getMessage(), part.position());
            }
        }
    }

    /** A unit of time: a word, or a constant text. */
    static Scalar unit(Expression expression) {
        String name = expression instanceof PathExpression path && path.steps().isEmpty()
                ? path.root().text()
                : expression instanceof StringLiteral text ? text.value() : "";
        TimeUnit unit = TimeUnit.find(name);
        if (unit == null) {
            throw Refusals.invalid(
                    "a unit of time is expected here, one of " + Arrays.toString(TimeUnit.values()),
                    expression.position());
        }
        return new Scalar.Constant(AttributeValue.of(unit.name()));
    }

    /** The arguments of a call, of which the unit may be an INTERVAL or left out: then it is days. */
    static List<Expression> arguments(FunctionCall call) {
        List<Expression> given = call.arguments();
        if (given.size() != 2) {
            return given;
        }
        return switch (call.name().text().toUpperCase(Locale.ROOT)) {
            case "DATE_ADD", "DATE_SUB" ->
                given.get(1) instanceof IntervalLiteral interval
                        ? shift(call.name(), given.get(0), IntervalSteps.of(interval, false))
                        : given;
            case "DATEDIFF" -> List.of(new StringLiteral("DAY", call.position()), given.get(1), given.get(0));
            default -> given;
        };
    }

    /** The arguments of a call for the last step; those before it are calls of the same function among them. */
    private static List<Expression> shift(Identifier function, Expression moment, List<IntervalSteps.Step> steps) {
        Expression shifted = moment;
        for (IntervalSteps.Step step : steps.subList(0, steps.size() - 1)) {
            shifted = new FunctionCall(
                    function,
                    false,
                    false,
                    step.of(shifted),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    moment.position());
        }
        return steps.get(steps.size() - 1).of(shifted);
    }

    private Scalar added(Expression moment, IntervalLiteral interval, boolean backwards) {
        Identifier function = new Identifier("DATE_ADD", false, interval.position());
        return functions.call("DATE_ADD", shift(function, moment, IntervalSteps.of(interval, backwards)));
    }

    /** The sum or difference of what are dates by the text or by declaration; null if it is one of numbers. */
    @Nullable
    Scalar sum(Arithmetic sum, Scalar left, Scalar right) {
        boolean minus = sum.operator() == ArithmeticOperator.MINUS;
        SqlType leftType = type(sum.left(), left);
        SqlType rightType = type(sum.right(), right);
        if (leftType == SqlType.DATE && rightType == SqlType.DATE && minus) {
            StringLiteral days = new StringLiteral("DAY", sum.position());
            return functions.call("DATEDIFF", List.of(days, sum.right(), sum.left()));
        } else if (leftType == SqlType.DATE && isNumber(rightType)) {
            return functions.call(minus ? "DATE_SUB" : "DATE_ADD", days(sum, sum.right(), sum.left()));
        } else if (isNumber(leftType) && rightType == SqlType.DATE && !minus) {
            return functions.call("DATE_ADD", days(sum, sum.left(), sum.right()));
        } else if (isTime(leftType) && isTime(rightType)) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    minus
                            ? "timestamps have no difference without a unit; TIMESTAMPDIFF(SECOND, since, until) has one"
                            : "dates and times cannot be added; add an INTERVAL to one",
                    sum.position());
        }
        return null;
    }

    /** {@code x + INTERVAL '1' DAY}, {@code x - INTERVAL '1' DAY} or {@code INTERVAL '1' DAY + x}; null for other sums. */
    @Nullable
    Scalar interval(Arithmetic sum) {
        boolean minus = sum.operator() == ArithmeticOperator.MINUS;
        if (sum.operator() != ArithmeticOperator.PLUS && !minus) {
            return null;
        } else if (sum.right() instanceof IntervalLiteral interval) {
            return added(sum.left(), interval, minus);
        }
        return sum.left() instanceof IntervalLiteral interval && !minus ? added(sum.right(), interval, false) : null;
    }

    private static List<Expression> days(Arithmetic sum, Expression count, Expression moment) {
        return List.of(new StringLiteral("DAY", sum.position()), count, moment);
    }

    /** A literal of a date is text when it is bound. */
    private SqlType type(Expression expression, Scalar scalar) {
        return expression instanceof Expression.TemporalLiteral literal
                ? SqlType.valueOf(literal.kind().name())
                : types.of(scalar);
    }

    private static boolean isNumber(SqlType type) {
        return type == SqlType.NUMBER || type == SqlType.INTEGER || type == SqlType.BIGINT;
    }

    private static boolean isTime(SqlType type) {
        return type == SqlType.DATE || type == SqlType.TIME || type == SqlType.TIMESTAMP;
    }
}
