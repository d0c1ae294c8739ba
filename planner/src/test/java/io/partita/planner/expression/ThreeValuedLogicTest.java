package io.partita.planner.expression;

import static io.partita.planner.expression.Scalars.attribute;
import static io.partita.planner.expression.Scalars.call;
import static io.partita.planner.expression.Scalars.constant;
import static io.partita.planner.expression.Scalars.spread;
import static io.partita.planner.expression.Scalars.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThreeValuedLogicTest {
    private static final Item ITEM = Item.of(Map.of(
            "one", value(1), "a", value("a"), "nil", value(null), "flag", value(true), "tags", value(List.of("x", 7))));

    private static @Nullable AttributeValue evaluate(Scalar scalar) {
        return scalar.evaluate(ITEM, Arguments.NONE);
    }

    private static Scalar truth(String word) {
        return switch (word) {
            case "true" -> constant(true);
            case "false" -> constant(false);
            case "unknown" -> constant(null);
            default -> new Scalar.Missing();
        };
    }

    private static String word(@Nullable AttributeValue value) {
        return value == Truth.TRUE ? "true" : value == Truth.FALSE ? "false" : value == Truth.UNKNOWN ? "unknown" : "?";
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, true", "true, false, false, true", "false, false, false, false",
        "true, unknown, unknown, true", "false, unknown, false, unknown", "unknown, unknown, unknown, unknown",
        "missing, true, unknown, true", "missing, false, false, unknown", "missing, missing, unknown, unknown",
    })
    void connectsPredicates(String left, String right, String conjunction, String disjunction) {
        assertThat(word(evaluate(call(ScalarFunctions.AND, truth(left), truth(right)))))
                .isEqualTo(conjunction);
        assertThat(word(evaluate(call(ScalarFunctions.AND, truth(right), truth(left)))))
                .isEqualTo(conjunction);
        assertThat(word(evaluate(call(ScalarFunctions.OR, truth(left), truth(right)))))
                .isEqualTo(disjunction);
        assertThat(word(evaluate(call(ScalarFunctions.OR, truth(right), truth(left)))))
                .isEqualTo(disjunction);
    }

    @ParameterizedTest
    @CsvSource({"true, false, true", "false, true, false", "unknown, unknown, false", "missing, unknown, false"})
    void negatesAndSettles(String operand, String negation, String isTrue) {
        assertThat(word(evaluate(call(ScalarFunctions.NOT, truth(operand))))).isEqualTo(negation);
        assertThat(word(evaluate(call(ScalarFunctions.IS_TRUE, truth(operand)))))
                .isEqualTo(isTrue);
    }

    @Test
    void treatsAPredicateThatIsNoBooleanAsUnknown() {
        assertThat(evaluate(call(ScalarFunctions.AND, constant(true), attribute("one"))))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(evaluate(call(ScalarFunctions.NOT, attribute("a")))).isEqualTo(Truth.UNKNOWN);
        assertThat(evaluate(call(ScalarFunctions.OR, attribute("a"), attribute("flag"))))
                .isEqualTo(Truth.TRUE);
    }

    /** Attribute, constant; SQL's equality, Amazon's, SQL's order. */
    @ParameterizedTest
    @CsvSource({
        "one, 1, true, true, false", "one, 2, false, false, true", "one, 'a', false, false, unknown",
        "a, 'b', false, false, true", "absent, 1, unknown, false, unknown", "nil, 1, unknown, false, unknown",
        "tags, 1, false, false, unknown",
    })
    void compares(String attribute, String literal, String equal, String equalExact, String less) {
        Scalar right = constant(literal.matches("\\d+") ? (Object) Integer.valueOf(literal) : literal);
        Scalar left = attribute(attribute);
        assertThat(word(evaluate(call(ScalarFunctions.EQUAL, left, right)))).isEqualTo(equal);
        assertThat(word(evaluate(call(ScalarFunctions.EQUAL_EXACT, left, right))))
                .isEqualTo(equalExact);
        assertThat(word(evaluate(call(ScalarFunctions.LESS, left, right)))).isEqualTo(less);
        String notEqual = word(evaluate(call(ScalarFunctions.NOT, truth(equal))));
        assertThat(word(evaluate(call(ScalarFunctions.NOT_EQUAL, left, right)))).isEqualTo(notEqual);
        assertThat(evaluate(call(ScalarFunctions.NOT_EQUAL_EXACT, left, right)))
                .isNotEqualTo(evaluate(call(ScalarFunctions.EQUAL_EXACT, left, right)));
    }

    @Test
    void findsNullEqualToNullOnlyExactly() {
        assertThat(evaluate(call(ScalarFunctions.EQUAL, attribute("nil"), constant(null))))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(evaluate(call(ScalarFunctions.EQUAL_EXACT, attribute("nil"), constant(null))))
                .isEqualTo(Truth.TRUE);
        assertThat(evaluate(call(ScalarFunctions.IN_EXACT, attribute("nil"), constant(1), constant(null))))
                .isEqualTo(Truth.TRUE);
        assertThat(evaluate(call(ScalarFunctions.IN_EXACT, attribute("absent"), constant(null))))
                .isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ScalarFunctions.class,
            names = {"LESS", "LESS_OR_EQUAL", "GREATER", "GREATER_OR_EQUAL"})
    void refusesToOrderByAConstantWithoutOrder(ScalarFunctions function) {
        for (Object constant : List.of(true, List.of(1), Map.of())) {
            assertThatThrownBy(() -> evaluate(call(function, attribute("absent"), constant(constant))))
                    .isInstanceOfSatisfying(
                            QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.TYPE_MISMATCH))
                    .hasMessage(
                            "Incorrect operand type for operator or function; operator or function: %s, operand type: %s",
                            function.symbol(), value(constant).type());
        }
        assertThat(evaluate(call(function, attribute("absent"), constant(null))))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(evaluate(call(function, attribute("tags"), attribute("flag"))))
                .isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void knowsThatAValueIsNotBetweenBoundsWhenOneBoundIsEnough() {
        assertThat(word(evaluate(call(ScalarFunctions.BETWEEN, constant(1), constant(1), constant(1)))))
                .isEqualTo("true");
        assertThat(word(evaluate(call(ScalarFunctions.BETWEEN, constant(3), attribute("absent"), constant(2)))))
                .isEqualTo("false");
        assertThat(word(evaluate(call(ScalarFunctions.BETWEEN, constant(1), attribute("absent"), constant(2)))))
                .isEqualTo("unknown");
        assertThat(word(evaluate(call(ScalarFunctions.BETWEEN, constant("a"), constant(1), constant(2)))))
                .isEqualTo("unknown");
    }

    @Test
    void looksForAValueAmongCandidates() {
        assertThat(word(evaluate(call(ScalarFunctions.IN, attribute("one"), constant(2), constant(1)))))
                .isEqualTo("true");
        assertThat(word(evaluate(call(ScalarFunctions.IN, attribute("one"), constant(2), constant("1")))))
                .isEqualTo("false");
        assertThat(word(evaluate(call(ScalarFunctions.IN, attribute("one"), constant(2), constant(null)))))
                .isEqualTo("unknown");
        assertThat(word(evaluate(call(ScalarFunctions.IN, attribute("nil"), constant(2)))))
                .isEqualTo("unknown");
    }

    @Test
    void spreadsAListOrSetThatIsBoundToAnArgument() {
        Scalar in = call(ScalarFunctions.IN, attribute("one"), spread(0));
        assertThat(word(in.evaluate(ITEM, bound(List.of(3, 1))))).isEqualTo("true");
        assertThat(word(in.evaluate(ITEM, bound(List.of())))).isEqualTo("false");
        assertThat(word(in.evaluate(ITEM, bound(Arrays.asList(3, null))))).isEqualTo("unknown");
        assertThat(word(in.evaluate(ITEM, bound(1)))).isEqualTo("true");
        assertThat(word(in.evaluate(ITEM, bound(Documents.setOf(List.of(value(1), value(9)))))))
                .isEqualTo("true");
        Scalar absentIn = call(ScalarFunctions.IN, attribute("absent"), spread(0));
        assertThat(word(absentIn.evaluate(ITEM, bound(List.of())))).isEqualTo("false");
        assertThat(word(absentIn.evaluate(ITEM, bound(List.of(1))))).isEqualTo("unknown");
    }

    private static Arguments bound(@Nullable Object value) {
        return new Arguments(List.of(value(value)));
    }

    @ParameterizedTest
    @CsvSource({"one, false, false, false", "nil, true, true, false", "absent, true, false, true"})
    void tellsNullFromMissing(String attribute, boolean isNull, boolean isNullExact, boolean isMissing) {
        assertThat(evaluate(call(ScalarFunctions.IS_NULL, attribute(attribute))))
                .isEqualTo(value(isNull));
        assertThat(evaluate(call(ScalarFunctions.IS_NULL_EXACT, attribute(attribute))))
                .isEqualTo(value(isNullExact));
        assertThat(evaluate(call(ScalarFunctions.IS_MISSING, attribute(attribute))))
                .isEqualTo(value(isMissing));
    }

    @Test
    void choosesTheFirstBranchThatIsTrue() {
        Scalar choice = call(
                ScalarFunctions.CASE,
                truth("unknown"),
                constant("unknown"),
                truth("true"),
                constant("this"),
                constant("else"));
        assertThat(evaluate(choice)).isEqualTo(value("this"));
        assertThat(evaluate(call(ScalarFunctions.CASE, truth("false"), constant(1))))
                .isEqualTo(value(null));
        assertThat(evaluate(call(ScalarFunctions.CASE, truth("false"), constant(1), constant(2))))
                .isEqualTo(value(2));
    }

    @Test
    void stopsAtTheFirstOperandThatDecides() {
        Scalar fails = call(ScalarFunctions.DIVIDE, constant(1), constant(0));
        assertThat(evaluate(call(ScalarFunctions.COALESCE, attribute("absent"), attribute("nil"), constant(5), fails)))
                .isEqualTo(value(5));
        assertThat(evaluate(call(ScalarFunctions.AND, constant(false), fails))).isEqualTo(Truth.FALSE);
        assertThat(evaluate(call(ScalarFunctions.OR, constant(true), fails))).isEqualTo(Truth.TRUE);
        assertThat(evaluate(call(ScalarFunctions.NULLIF, constant(1), attribute("one"))))
                .isEqualTo(value(null));
        assertThat(evaluate(call(ScalarFunctions.NULLIF, constant(2), attribute("one"))))
                .isEqualTo(value(2));
    }
}
