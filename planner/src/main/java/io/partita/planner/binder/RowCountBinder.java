package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.SqlType;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** LIMIT and OFFSET: a number that belongs to the plan, or a parameter. */
final class RowCountBinder {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Binding binding;

    RowCountBinder(Binding binding) {
        this.binding = binding;
    }

    @Nullable
    Scalar bind(Optional<Expression> count, String clause) {
        if (count.isEmpty()) {
            return null;
        }
        Expression expression = count.get();
        if (expression instanceof Expression.Parameter parameter) {
            Scalar argument = binding.parameters().bind(parameter, false);
            binding.parameters().expect(parameter, SqlType.BIGINT, null);
            return argument;
        }
        if (expression instanceof Expression.NumberLiteral number && isCount(number.value())) {
            return new Scalar.Constant(AttributeValue.of(number.value()));
        }
        throw Refusals.invalid(
                clause + " takes a whole number that is not negative, or a parameter", expression.position());
    }

    private static boolean isCount(BigDecimal value) {
        return value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0 && value.compareTo(MOST) <= 0;
    }
}
