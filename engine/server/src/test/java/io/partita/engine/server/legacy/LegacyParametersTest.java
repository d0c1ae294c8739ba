package io.partita.engine.server.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.expression.KeyTerms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parameters that came before expressions mean, and what is said of those that do not go together. */
class LegacyParametersTest {
    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final Path A = Path.of("a");
    private static final AttributeValue X = AttributeValue.of("x");
    private static final AttributeValue Y = AttributeValue.of("y");
    private static final AttributeValue ONE = AttributeValue.of(1);
    private static final AttributeValue STRINGS = StringSetValue.of(List.of("x"));
    private static final AttributeValue NUMBERS = NumberSetValue.of(List.of(BigDecimal.ONE));
    private static final AttributeValue BINARIES = BinarySetValue.of(List.of(new BinaryValue(new byte[] {1})));
    private static final AttributeValue LIST = AttributeValue.of(List.of(X));
    private static final AttributeValue MAP = AttributeValue.of(Map.<String, AttributeValue>of());
    private static final AttributeValue BINARY = AttributeValue.of(new byte[] {1});
    private static final AttributeValue TRUE = AttributeValue.of(true);
    private static final AttributeValue NULL = AttributeValue.nullValue();

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOf(ServiceException.class).hasMessage(message);
    }

    private static Comparison comparison(ComparisonOperator operator, AttributeValue... values) {
        return new Comparison(operator, List.of(values));
    }

    static Stream<Arguments> comparisons() {
        Operand x = Operand.of(X);
        return Stream.of(
                arguments(comparison(ComparisonOperator.EQ, X), new Condition.Comparison(Comparator.EQUAL, A, x)),
                arguments(comparison(ComparisonOperator.NE, X), new Condition.Comparison(Comparator.NOT_EQUAL, A, x)),
                arguments(comparison(ComparisonOperator.LT, X), new Condition.Comparison(Comparator.LESS, A, x)),
                arguments(
                        comparison(ComparisonOperator.LE, X), new Condition.Comparison(Comparator.LESS_OR_EQUAL, A, x)),
                arguments(comparison(ComparisonOperator.GT, X), new Condition.Comparison(Comparator.GREATER, A, x)),
                arguments(
                        comparison(ComparisonOperator.GE, X),
                        new Condition.Comparison(Comparator.GREATER_OR_EQUAL, A, x)),
                arguments(comparison(ComparisonOperator.BETWEEN, X, Y), new Condition.Between(A, x, Operand.of(Y))),
                arguments(comparison(ComparisonOperator.IN, X, Y), new Condition.In(A, List.of(x, Operand.of(Y)))),
                arguments(comparison(ComparisonOperator.NULL), new Condition.NotExists(A)),
                arguments(comparison(ComparisonOperator.NOT_NULL), new Condition.Exists(A)),
                arguments(comparison(ComparisonOperator.CONTAINS, X), new Condition.Contains(A, x)),
                arguments(
                        comparison(ComparisonOperator.NOT_CONTAINS, X),
                        new Condition.Not(new Condition.Contains(A, x))),
                arguments(comparison(ComparisonOperator.BEGINS_WITH, X), new Condition.BeginsWith(A, x)));
    }

    @ParameterizedTest
    @MethodSource
    void comparisons(Comparison comparison, Condition condition) {
        assertThat(comparison.checked().on("a")).isEqualTo(condition);
    }

    @ParameterizedTest
    @EnumSource(ComparisonOperator.class)
    void comparisonsTakeSoManyValues(ComparisonOperator operator) {
        String message = INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator";
        boolean takesNone = operator == ComparisonOperator.NULL || operator == ComparisonOperator.NOT_NULL;
        Comparison wrong = takesNone ? comparison(operator, X) : comparison(operator);
        assertRefused(wrong::checked, message);
        if (operator != ComparisonOperator.IN) {
            assertRefused(comparison(operator, X, X, X)::checked, message);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ComparisonOperator.class,
            names = {"LT", "LE", "GT", "GE", "IN", "BEGINS_WITH", "CONTAINS", "NOT_CONTAINS", "BETWEEN"})
    void comparisonsTakeValuesOfSomeTypes(ComparisonOperator operator) {
        for (AttributeValue value : List.of(STRINGS, NUMBERS, BINARIES, MAP, LIST)) {
            Comparison wrong = operator == ComparisonOperator.BETWEEN
                    ? comparison(operator, value, value)
                    : comparison(operator, value);
            assertRefused(
                    wrong::checked,
                    INVALID + "ComparisonOperator " + operator + " is not valid for " + value.type()
                            + " AttributeValue type");
        }
    }

    @Test
    void equalityTakesValuesOfAllTypes() {
        for (AttributeValue value : List.of(X, ONE, BINARY, TRUE, NULL, STRINGS, NUMBERS, BINARIES, MAP, LIST)) {
            assertThat(comparison(ComparisonOperator.EQ, value).checked().values())
                    .containsExactly(value);
            assertThat(comparison(ComparisonOperator.NE, value).checked().values())
                    .containsExactly(value);
        }
    }

    @Test
    void valuesOfOneComparisonAreOfOneType() {
        assertRefused(
                comparison(ComparisonOperator.IN, X, ONE)::checked,
                INVALID + "AttributeValues inside AttributeValueList must be of same type");
        assertRefused(
                comparison(ComparisonOperator.BETWEEN, STRINGS, ONE)::checked,
                INVALID + "AttributeValues inside AttributeValueList must be of same type");
    }

    @Test
    void boundsAreInOrder() {
        assertRefused(
                comparison(ComparisonOperator.BETWEEN, Y, X)::checked,
                "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
    }

    private static Condition expected(
            @Nullable AttributeValue value,
            @Nullable Boolean exists,
            @Nullable ComparisonOperator operator,
            @Nullable List<AttributeValue> values) {
        return new Expectation(value, exists, operator, values).comparison("a").on("a");
    }

    @Test
    void expectations() {
        Condition equal = new Condition.Comparison(Comparator.EQUAL, A, Operand.of(X));
        assertThat(expected(X, null, null, null)).isEqualTo(equal);
        assertThat(expected(X, true, null, null)).isEqualTo(equal);
        assertThat(expected(null, false, null, null)).isEqualTo(new Condition.NotExists(A));
        assertThat(expected(X, null, ComparisonOperator.EQ, null)).isEqualTo(equal);
        assertThat(expected(null, null, ComparisonOperator.EQ, List.of(X))).isEqualTo(equal);
        assertThat(expected(null, null, ComparisonOperator.NOT_NULL, null)).isEqualTo(new Condition.Exists(A));
        assertThat(expected(null, null, ComparisonOperator.NULL, List.of())).isEqualTo(new Condition.NotExists(A));
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                arguments(
                        new Expectation(null, null, null, null),
                        INVALID + "Value must be provided when Exists is null for Attribute: a"),
                arguments(
                        new Expectation(null, true, null, null),
                        INVALID + "Value must be provided when Exists is true for Attribute: a"),
                arguments(
                        new Expectation(X, false, null, null),
                        INVALID + "Value cannot be used when Exists is false for Attribute: a"),
                arguments(
                        new Expectation(null, null, ComparisonOperator.LT, null),
                        INVALID + "Value or AttributeValueList must be used with ComparisonOperator: LT for Attribute:"
                                + " a"),
                arguments(
                        new Expectation(null, true, ComparisonOperator.LT, null),
                        INVALID + "Exists and ComparisonOperator cannot be used together for Attribute: a"),
                arguments(
                        new Expectation(X, null, ComparisonOperator.LT, List.of(X)),
                        INVALID + "Value and AttributeValueList cannot be used together for Attribute: a"),
                arguments(
                        new Expectation(null, null, null, List.of(X)),
                        INVALID + "AttributeValueList can only be used with a ComparisonOperator for Attribute: a"),
                arguments(
                        new Expectation(null, true, null, List.of(X)),
                        INVALID + "AttributeValueList can only be used with a ComparisonOperator for Attribute: a"),
                arguments(
                        new Expectation(null, null, ComparisonOperator.EQ, List.of()),
                        INVALID + "Invalid number of argument(s) for the EQ ComparisonOperator"),
                arguments(
                        new Expectation(null, null, ComparisonOperator.NULL, List.of(X)),
                        INVALID + "Invalid number of argument(s) for the NULL ComparisonOperator"),
                arguments(
                        new Expectation(null, null, ComparisonOperator.IN, List.of()),
                        INVALID + "Invalid number of argument(s) for the IN ComparisonOperator"),
                arguments(
                        new Expectation(null, null, ComparisonOperator.BETWEEN, List.of(X, X, Y)),
                        INVALID + "Invalid number of argument(s) for the BETWEEN ComparisonOperator"),
                arguments(
                        new Expectation(X, null, ComparisonOperator.NULL, null),
                        INVALID + "Invalid number of argument(s) for the NULL ComparisonOperator"),
                arguments(
                        new Expectation(X, null, ComparisonOperator.BETWEEN, null),
                        INVALID + "Invalid number of argument(s) for the BETWEEN ComparisonOperator"),
                arguments(
                        new Expectation(null, null, ComparisonOperator.IN, List.of(X, ONE)),
                        INVALID + "AttributeValues inside AttributeValueList must be of same type"),
                arguments(
                        new Expectation(null, null, ComparisonOperator.BETWEEN, List.of(Y, X)),
                        "The BETWEEN condition was provided a range where the lower bound is greater than the upper"
                                + " bound"));
    }

    @ParameterizedTest
    @MethodSource
    void contradictions(Expectation expectation, String message) {
        assertRefused(() -> expectation.comparison("a"), message);
    }

    @Test
    void updatesOfAttributes() {
        assertThat(new AttributeUpdate(null, X).on("a")).isEqualTo(new Update.SetTo(A, new Update.Constant(X)));
        assertThat(new AttributeUpdate("PUT", MAP).on("a")).isEqualTo(new Update.SetTo(A, new Update.Constant(MAP)));
        assertThat(new AttributeUpdate("DELETE", null).on("a")).isEqualTo(new Update.Remove(A));
        assertThat(new AttributeUpdate("DELETE", STRINGS).on("a")).isEqualTo(new Update.Delete(A, STRINGS));
        assertThat(new AttributeUpdate("ADD", ONE).on("a")).isEqualTo(new Update.Add(A, ONE));
        assertThat(new AttributeUpdate("ADD", NUMBERS).on("a")).isEqualTo(new Update.Add(A, NUMBERS));
        assertThat(new AttributeUpdate("PUT", X).on("x.y[0]").path()).isEqualTo(Path.of("x.y[0]"));
    }

    @Test
    void anAddOfAListAppends() {
        Update update = new Update(List.of(new AttributeUpdate("ADD", LIST).on("a")));
        update.check();
        assertThat(update.applyTo(Item.EMPTY).get("a")).isEqualTo(LIST);
        assertThat(update.applyTo(Item.of(Map.of("a", LIST))).get("a")).isEqualTo(AttributeValue.of(List.of(X, X)));
    }

    @Test
    void updatesTakeValuesOfSomeTypes() {
        for (AttributeValue value : List.of(X, BINARY, TRUE, NULL, MAP)) {
            assertRefused(
                    () -> new AttributeUpdate("ADD", value).on("a"),
                    INVALID + "ADD action is not supported for the type " + value.type());
        }
        for (AttributeValue value : List.of(X, ONE, BINARY, TRUE, NULL, MAP, LIST)) {
            assertRefused(
                    () -> new AttributeUpdate("DELETE", value).on("a"),
                    INVALID + "DELETE action with value is not supported for the type " + value.type());
        }
        for (String action : List.of("PUT", "ADD")) {
            assertRefused(
                    () -> new AttributeUpdate(action, null).on("a"),
                    INVALID + "Only DELETE action is allowed when no attribute value is specified");
        }
    }

    @Test
    void conditionsOfKeys() {
        KeySchema schema =
                new KeySchema(new KeyAttribute("p", AttributeType.S), new KeyAttribute("s", AttributeType.S));
        KeyTerms.Term equal = comparison(ComparisonOperator.EQ, X).ofKey();
        KeyTerms.Term begins = comparison(ComparisonOperator.BEGINS_WITH, Y).ofKey();
        assertThat(new KeyTerms(Map.of("p", equal)).of(schema)).isEqualTo(KeyCondition.of(X));
        assertThat(new KeyTerms(Map.of("p", equal, "s", begins)).of(schema))
                .isEqualTo(new KeyCondition(X, new KeyCondition.BeginsWith(Y)));
        KeyTerms.Term none = comparison(ComparisonOperator.CONTAINS, X).ofKey();
        assertRefused(
                () -> new KeyTerms(Map.of("p", equal, "s", none)).of(schema),
                "Attempted conditional constraint is not an indexable operation");
        assertRefused(() -> new KeyTerms(Map.of()), "Conditions can be of length 1 or 2 only");
    }
}
