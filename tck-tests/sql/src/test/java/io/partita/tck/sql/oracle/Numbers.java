package io.partita.tck.sql.oracle;

import io.partita.parser.syntax.Expression.ArithmeticOperator;
import io.partita.tck.sql.value.Absent;
import io.partita.tck.sql.value.Literals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;

/** Exact numbers of 38 digits. What is MISSING stays so, before what is NULL; other types give MISSING. */
final class Numbers {
    private static final MathContext DIGITS = new MathContext(38, RoundingMode.HALF_UP);

    private Numbers() {}

    static Object arithmetic(ArithmeticOperator operator, Object left, Object right) {
        if (left == Absent.MISSING || right == Absent.MISSING) {
            return Absent.MISSING;
        } else if (left == Absent.NULL || right == Absent.NULL) {
            return Absent.NULL;
        } else if (operator == ArithmeticOperator.CONCATENATE) {
            return isText(left) && isText(right) ? text(left) + text(right) : Absent.MISSING;
        } else if (left instanceof BigDecimal l && right instanceof BigDecimal r) {
            return rounded(
                    switch (operator) {
                        case PLUS -> l.add(r);
                        case MINUS -> l.subtract(r);
                        case TIMES -> l.multiply(r);
                        case DIVIDE -> l.divide(r, DIGITS);
                        case REMAINDER -> l.subtract(l.divideToIntegralValue(r).multiply(r));
                        case CONCATENATE -> throw new IllegalStateException("no arithmetic");
                    });
        }
        return Absent.MISSING;
    }

    static Object negated(Object value) {
        return ofNumber(value, BigDecimal::negate);
    }

    static Object ofNumber(Object value, UnaryOperator<BigDecimal> function) {
        if (value instanceof BigDecimal number) {
            return rounded(function.apply(number));
        }
        return value == Absent.NULL ? Absent.NULL : Absent.MISSING;
    }

    static BigDecimal rounded(BigDecimal number) {
        return Literals.number(number.round(DIGITS));
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof BigDecimal;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : (String) value;
    }
}
