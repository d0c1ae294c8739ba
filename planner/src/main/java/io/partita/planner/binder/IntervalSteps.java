package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.IntervalLiteral;
import io.partita.parser.syntax.Expression.NumberLiteral;
import io.partita.parser.syntax.Expression.StringLiteral;
import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.function.TimeUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an interval adds to a date or time, unit by unit: {@code INTERVAL '3' DAY}, {@code INTERVAL '1 month -2 days'}. */
final class IntervalSteps {
    private static final int MOST = 10;

    /** A number of one unit. */
    record Step(TimeUnit unit, BigDecimal count, Position position) {
        /** The arguments of DATE_ADD. */
        List<Expression> of(Expression moment) {
            return List.of(new StringLiteral(unit.name(), position), new NumberLiteral(count, position), moment);
        }

        /** The moment that is so far away. */
        Scalar of(Scalar moment) {
            return new Scalar.Call(
                    FunctionLibrary.get("DATE_ADD").operator(),
                    List.of(
                            new Scalar.Constant(AttributeValue.of(unit.name())),
                            new Scalar.Constant(AttributeValue.of(count)),
                            moment));
        }

        private Step negated() {
            return new Step(unit, count.negate(), position);
        }
    }

    private IntervalSteps() {}

    /**
     * The steps in the order of the text.
     *
     * @param backwards whether they are subtracted
     */
    static List<Step> of(IntervalLiteral interval, boolean backwards) {
        List<Step> steps = interval.field()
                .map(field -> List.of(step(interval.text(), TimeUnit.valueOf(field.name()), interval)))
                .orElseGet(() -> named(interval));
        return backwards ? steps.stream().map(Step::negated).toList() : steps;
    }

    private static List<Step> named(IntervalLiteral interval) {
        String[] words = interval.text().strip().split("\\s+", -1);
        if (words.length % 2 == 1 || words.length > 2 * MOST) {
            throw invalid(interval);
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            steps.add(step(words[i], TimeUnit.find(words[i + 1]), interval));
        }
        return steps;
    }

    private static Step step(String count, @Nullable TimeUnit unit, IntervalLiteral interval) {
        if (unit == null) {
            throw invalid(interval);
        }
        try {
            return new Step(unit, new BigDecimal(count.strip()), interval.position());
        } catch (NumberFormatException noNumber) {
            throw invalid(interval);
        }
    }

    private static QueryException invalid(IntervalLiteral interval) {
        String form = interval.field().isPresent()
                ? "an interval is a number of its unit, as INTERVAL '3' DAY"
                : "an interval is made of numbers and units, as INTERVAL '3' DAY or INTERVAL '1 month 2 days' of the units "
                        + Arrays.toString(TimeUnit.values());
        return new QueryException(
                QueryErrorCode.INVALID_VALUE, form + ", and '" + interval.text() + "' is none", interval.position());
    }
}
