package io.partita.planner.expression;

import static io.partita.planner.expression.Scalars.attribute;
import static io.partita.planner.expression.Scalars.call;
import static io.partita.planner.expression.Scalars.constant;
import static io.partita.planner.expression.Scalars.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarFunctionsTest {
    private static final Item ITEM = Item.of(Map.of("doc", value(Map.of("list", List.of(10, 20)))));

    private static @Nullable AttributeValue evaluate(ScalarFunctions function, @Nullable Object... operands) {
        Scalar[] scalars = new Scalar[operands.length];
        Arrays.setAll(scalars, i -> operands[i] instanceof Scalar given ? given : constant(operands[i]));
        return call(function, scalars).evaluate(ITEM, Arguments.NONE);
    }

    private static void assertFails(QueryErrorCode code, ThrowingCallable evaluation) {
        assertThatThrownBy(evaluation)
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void calculatesExactly() {
        BigDecimal digits = new BigDecimal("0.12345678901234567890123456789012345678");
        assertThat(evaluate(ScalarFunctions.PLUS, digits, new BigDecimal("1E-38")))
                .isEqualTo(value(new BigDecimal("0.12345678901234567890123456789012345679")));
        assertThat(evaluate(ScalarFunctions.DIVIDE, 2, 3))
                .isEqualTo(value(new BigDecimal("0.66666666666666666666666666666666666667")));
        assertThat(evaluate(ScalarFunctions.TIMES, 0.1, 3)).isEqualTo(value(new BigDecimal("0.3")));
        assertThat(evaluate(ScalarFunctions.REMAINDER, -7, 3)).isEqualTo(value(-1));
        assertThat(evaluate(ScalarFunctions.NEGATE, 5)).isEqualTo(value(-5));
    }

    @Test
    void refusesWhatIsNoNumberOfTheModel() {
        assertFails(QueryErrorCode.DIVISION_BY_ZERO, () -> evaluate(ScalarFunctions.DIVIDE, 1, 0));
        assertFails(QueryErrorCode.DIVISION_BY_ZERO, () -> evaluate(ScalarFunctions.REMAINDER, 1, 0));
        BigDecimal huge = new BigDecimal("9E125");
        assertFails(QueryErrorCode.NUMBER_OUT_OF_RANGE, () -> evaluate(ScalarFunctions.PLUS, huge, huge));
        BigDecimal tiny = new BigDecimal("1E-130");
        assertFails(QueryErrorCode.NUMBER_OUT_OF_RANGE, () -> evaluate(ScalarFunctions.DIVIDE, tiny, 10));
    }

    @Test
    void givesNullForNullAndMissingForTheRest() {
        assertThat(evaluate(ScalarFunctions.PLUS, 1, null)).isEqualTo(value(null));
        assertThat(evaluate(ScalarFunctions.PLUS, null, attribute("absent"))).isNull();
        assertThat(evaluate(ScalarFunctions.PLUS, 1, "text")).isNull();
        assertThat(evaluate(ScalarFunctions.SIZE, 1)).isNull();
    }

    @Test
    void joinsStringsAndNumbers() {
        assertThat(evaluate(ScalarFunctions.CONCATENATE, "n", 1.50)).isEqualTo(value("n1.5"));
    }

    @Test
    void boundsTheStringsThatItMakes() {
        String half = "x".repeat(TextLength.MOST / 2 + 1);
        assertFails(QueryErrorCode.VALUE_TOO_LARGE, () -> evaluate(ScalarFunctions.CONCATENATE, half, half));
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, a%, true",
        "abc, %c, true",
        "abc, a_c, true",
        "abc, _, false",
        "abc, '', false",
        "'', %, true",
        "'', _, false",
        "a😀c, a_c, true",
        "abcabd, %ab_, true",
        "aXbXc, %X%, true",
        "ab, ab_, false",
        "mississippi, m%iss%ip%i, true",
        "mississippi, m%iss%iss%iss%, false",
        "10%, 10!%, true",
        "10x, 10!%, false",
        "a_b, a!_b, true",
        "axb, a!_b, false",
        "!, !!, true",
    })
    void matchesPatterns(String text, String pattern, boolean matches) {
        assertThat(evaluate(ScalarFunctions.LIKE, text, pattern, "!")).isEqualTo(value(matches));
    }

    @Test
    void matchesHostilePatternsInBoundedSteps() {
        String text = "a".repeat(20_000);
        assertThat(LikePattern.of("%a".repeat(500) + "b", "").matches(text)).isFalse();
        assertThat(LikePattern.of("%".repeat(5_000), "").matches(text)).isTrue();
    }

    @Test
    void refusesAnEscapeThatEscapesNothing() {
        assertFails(QueryErrorCode.INVALID_VALUE, () -> evaluate(ScalarFunctions.LIKE, "a", "!a", "!"));
        assertFails(QueryErrorCode.INVALID_VALUE, () -> evaluate(ScalarFunctions.LIKE, "a", "a!", "!"));
        assertFails(QueryErrorCode.INVALID_VALUE, () -> evaluate(ScalarFunctions.LIKE, "a", "a", "!!"));
        assertFails(QueryErrorCode.TYPE_MISMATCH, () -> evaluate(ScalarFunctions.LIKE, "a", 5));
    }

    @Test
    void seesWhatAPatternSays() {
        assertThat(LikePattern.of("ab%", "").prefix()).contains("ab");
        assertThat(LikePattern.of("a!%%", "!").prefix()).contains("a%");
        assertThat(LikePattern.of("a%b%", "").prefix()).isEmpty();
        assertThat(LikePattern.of("%ab%", "").part()).contains("ab");
        assertThat(LikePattern.of("%", "").part()).isEmpty();
        assertThat(LikePattern.of("a_", "").exact()).isEmpty();
        assertThat(LikePattern.of("ab", "").exact()).contains("ab");
    }

    @Test
    void looksIntoContainers() {
        assertThat(evaluate(ScalarFunctions.CONTAINS, List.of(1, "x"), "x")).isEqualTo(value(true));
        assertThat(evaluate(ScalarFunctions.CONTAINS, Arrays.asList(1, null), null))
                .isEqualTo(value(true));
        assertThat(evaluate(ScalarFunctions.CONTAINS, attribute("absent"), 1)).isEqualTo(value(null));
        assertThat(evaluate(ScalarFunctions.BEGINS_WITH, "abc", "ab")).isEqualTo(value(true));
        assertThat(evaluate(ScalarFunctions.BEGINS_WITH, 5, "5")).isEqualTo(value(false));
        assertFails(QueryErrorCode.TYPE_MISMATCH, () -> evaluate(ScalarFunctions.BEGINS_WITH, "5", 5));
        assertThat(evaluate(ScalarFunctions.SIZE, "a😀")).isEqualTo(value(2));
        assertThat(evaluate(ScalarFunctions.HAS_TYPE, attribute("doc"), "M")).isEqualTo(value(true));
        assertThat(evaluate(ScalarFunctions.HAS_TYPE, attribute("absent"), "M")).isEqualTo(value(false));
        assertFails(QueryErrorCode.INVALID_VALUE, () -> evaluate(ScalarFunctions.HAS_TYPE, 1, "NUMBER"));
        assertThat(evaluate(ScalarFunctions.STEP, attribute("doc"), "list", 1)).isEqualTo(value(20));
        assertThat(evaluate(ScalarFunctions.STEP, attribute("doc"), "list", 2)).isNull();
        assertThat(evaluate(ScalarFunctions.STEP, attribute("doc"), "list", 0.5))
                .isNull();
    }

    @Test
    void makesDocuments() {
        assertThat(evaluate(ScalarFunctions.MAP, "a", 1, "b", attribute("absent")))
                .isEqualTo(value(Map.of("a", 1)));
        assertThat(evaluate(ScalarFunctions.LIST, 1, attribute("absent"))).isEqualTo(value(Arrays.asList(1, null)));
        assertThat(evaluate(ScalarFunctions.SET, "b", "a"))
                .isEqualTo(AttributeValue.StringSetValue.of(List.of("a", "b")));
        assertFails(QueryErrorCode.INVALID_VALUE, () -> evaluate(ScalarFunctions.SET));
        assertFails(QueryErrorCode.TYPE_MISMATCH, () -> evaluate(ScalarFunctions.SET, "a", 1));
        assertThatThrownBy(() -> evaluate(ScalarFunctions.SET, "a", "a"))
                .hasMessage("One or more parameter values were invalid: Input collection [a, a] contains duplicates.");
    }

    @ParameterizedTest
    @CsvSource({
        "' 12.50 ', NUMBER, 12.5",
        "2.5, INTEGER, 3",
        "-2.5, BIGINT, -3",
        "12, STRING, '\"12\"'",
        "1, BOOLEAN, true",
        "'False', BOOLEAN, false",
        "'2024-05-17 09:30', TIMESTAMP, '\"2024-05-17T09:30:00\"'",
        "'2024-05-17T09:30:00.120+02:00', TIMESTAMP, '\"2024-05-17T09:30:00.12+02:00\"'",
        "'2024-05-17T09:30:00Z', DATE, '\"2024-05-17\"'",
        "'2024-05-17T09:30:00Z', TIME, '\"09:30:00\"'",
        "'09:30', TIME, '\"09:30:00\"'",
        "'2024-05-17', TIMESTAMP, '\"2024-05-17T00:00:00\"'",
        "'{\"a\": [1]}', MAP, '{\"a\":[1]}'",
        "'[2, 1]', NUMBER_SET, '[1,2]'",
        "'[1]', LIST, '[1]'",
        "'text', BINARY, '\"dGV4dA==\"'",
    })
    void casts(String operand, String type, String json) {
        Object value = operand.matches("-?[0-9.]+") ? new BigDecimal(operand) : operand;
        AttributeValue cast = evaluate(ScalarFunctions.CAST, value, type);
        assertThat(cast).isNotNull();
        assertThat(io.partita.planner.type.JsonText.of(cast)).isEqualTo(json);
    }

    @Test
    void refusesWhatCannotBeCast() {
        assertFails(QueryErrorCode.INVALID_VALUE, () -> evaluate(ScalarFunctions.CAST, "12x", "NUMBER"));
        assertFails(QueryErrorCode.INVALID_VALUE, () -> evaluate(ScalarFunctions.CAST, "2024-02-30", "DATE"));
        assertFails(QueryErrorCode.NUMBER_OUT_OF_RANGE, () -> evaluate(ScalarFunctions.CAST, 1L << 40, "INTEGER"));
        assertFails(QueryErrorCode.NUMBER_OUT_OF_RANGE, () -> evaluate(ScalarFunctions.CAST, "1e999999999", "NUMBER"));
        assertFails(QueryErrorCode.TYPE_MISMATCH, () -> evaluate(ScalarFunctions.CAST, 5, "MAP"));
        assertFails(QueryErrorCode.INVALID_VALUE, () -> evaluate(ScalarFunctions.CAST, new byte[] {-1}, "STRING"));
        assertThat(evaluate(ScalarFunctions.CAST, null, "NUMBER")).isEqualTo(value(null));
        assertThat(evaluate(ScalarFunctions.CAST, attribute("absent"), "NUMBER"))
                .isNull();
    }
}
