package io.partita.planner.function;

import io.partita.planner.expression.Arithmetic;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.function.LibraryFunction.Body;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Numbers: exact to 38 digits, except for roots of curves and angles, which are as exact as a double. */
final class NumberFunctions {
    static final List<NamedFunction> ALL = List.of(
            exact("ABS", "without its sign", BigDecimal::abs),
            exact("SIGN", "-1, 0 or 1", number -> BigDecimal.valueOf(number.signum())),
            exact(
                    "CEILING",
                    "the next integer above",
                    number -> Rounding.toInteger(number, RoundingMode.CEILING),
                    "CEIL"),
            exact("FLOOR", "the next integer below", number -> Rounding.toInteger(number, RoundingMode.FLOOR)),
            strict(
                    "ROUND(number NUMBER [, digits NUMBER]) NUMBER",
                    "to so many digits behind the point (0), half away from zero",
                    in -> Rounding.round(in, RoundingMode.HALF_UP)),
            strict(
                    "TRUNCATE(number NUMBER [, digits NUMBER]) NUMBER",
                    "cut off behind so many digits behind the point (0)",
                    in -> Rounding.round(in, RoundingMode.DOWN),
                    "TRUNC"),
            NamedFunction.operator(
                    Theme.NUMBER,
                    "MOD(dividend NUMBER, divisor NUMBER) NUMBER",
                    "the remainder, as dividend % divisor",
                    ScalarFunctions.REMAINDER),
            strict(
                    "DIV(dividend NUMBER, divisor NUMBER) NUMBER",
                    "the quotient cut off at the point",
                    Rounding::quotient),
            exact("SQRT", "the square root", Roots::squareRoot),
            exact("CBRT", "the cube root", number -> Curves.value("CBRT", number, Math::cbrt)),
            strict(
                    "POWER(base NUMBER, exponent NUMBER) NUMBER",
                    "exact if the exponent is an integer",
                    in -> Arithmetic.number(Roots.power(in.number(0), in.number(1))),
                    "POW"),
            curve("EXP", "e to this power", Math::exp),
            curve("LN", "the natural logarithm", Math::log),
            curve("LOG10", "the logarithm to the base 10", Math::log10),
            curve("LOG2", "the logarithm to the base 2", number -> Math.log(number) / Math.log(2)),
            strict(
                    "LOG(base NUMBER [, number NUMBER]) NUMBER",
                    "the logarithm to a base; of one argument the natural logarithm",
                    Curves::logarithm),
            curve("SIN", "the sine of an angle in radians", Math::sin),
            curve("COS", "the cosine", Math::cos),
            curve("TAN", "the tangent", Math::tan),
            curve("COT", "the cotangent", number -> 1 / Math.tan(number)),
            curve("ASIN", "the angle of a sine", Math::asin),
            curve("ACOS", "the angle of a cosine", Math::acos),
            curve("ATAN", "the angle of a tangent", Math::atan),
            strict("ATAN2(y NUMBER, x NUMBER) NUMBER", "the angle of a point", Curves::angle),
            curve("DEGREES", "an angle in degrees", Math::toDegrees),
            curve("RADIANS", "an angle in radians", Math::toRadians),
            strict("PI() NUMBER", "to 38 digits", in -> Curves.PI),
            strict(
                    "WIDTH_BUCKET(number NUMBER, low NUMBER, high NUMBER, buckets NUMBER) BIGINT",
                    "which of so many equal parts it lies in, from 1; 0 below, one more above",
                    Rounding::bucket));

    private NumberFunctions() {}

    private static NamedFunction exact(
            String name, String description, UnaryOperator<BigDecimal> function, String... aliases) {
        return strict(
                name + "(number NUMBER) NUMBER",
                description,
                in -> Arithmetic.number(function.apply(in.number(0))),
                aliases);
    }

    private static NamedFunction curve(String name, String description, DoubleUnaryOperator function) {
        return exact(name, description, number -> Curves.value(name, number, function));
    }

    private static NamedFunction strict(String signature, String description, Body body, String... aliases) {
        return NamedFunction.strict(Theme.NUMBER, signature, description, body, aliases);
    }
}
