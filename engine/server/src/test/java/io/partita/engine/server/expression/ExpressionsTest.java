package io.partita.engine.server.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The expressions of one request together. */
class ExpressionsTest {
    private static Expressions expressions(List<String> names, List<String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        names.forEach(name -> named.put(name, name.substring(1)));
        Map<String, AttributeValue> valued = new LinkedHashMap<>();
        values.forEach(value -> valued.put(value, AttributeValue.of(1)));
        return Expressions.of(named, valued);
    }

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOf(ServiceException.class).hasMessage(message);
    }

    @Test
    void namesAndValuesMayBeUsedByAnyOfThem() {
        Expressions expressions = expressions(List.of("#a", "#b"), List.of(":a", ":b"));
        expressions.update("SET #a = :a");
        expressions.condition("ConditionExpression", "#b = :b");
        expressions.finish();
        assertThat(expressions.attributes()).containsExactly("a", "b");
    }

    @Test
    void namesAreUsedBeforeValuesAre() {
        Expressions expressions = expressions(List.of("#a", "#b", "#c"), List.of(":a", ":b"));
        expressions.projection("a, #c");
        assertRefused(
                expressions::finish,
                "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}");
    }

    @Test
    void valuesMustBeUsed() {
        Expressions expressions = expressions(List.of(), List.of(":a", ":b", ":c"));
        expressions.condition("FilterExpression", "a = :b");
        assertRefused(
                expressions::finish,
                "Value provided in ExpressionAttributeValues unused in expressions: keys: {:a, :c}");
    }

    @Test
    void aConditionThatIsNoKeyConditionIsToldAfterAllElse() {
        Expressions expressions = expressions(List.of(), List.of(":a", ":b"));
        expressions.keyCondition("a <> :a");
        assertRefused(
                () -> expressions.condition("FilterExpression", ""),
                "Invalid FilterExpression: The expression can not be empty;");
        assertRefused(
                expressions::finish, "Value provided in ExpressionAttributeValues unused in expressions: keys: {:b}");
        expressions.condition("FilterExpression", "b = :b");
        assertRefused(expressions::finish, "Invalid operator used in KeyConditionExpression: <>");
    }

    @Test
    void everyExpressionIsNamedInItsErrors() {
        Expressions expressions = expressions(List.of(), List.of());
        assertRefused(() -> expressions.update(""), "Invalid UpdateExpression: The expression can not be empty;");
        assertRefused(
                () -> expressions.projection(""), "Invalid ProjectionExpression: The expression can not be empty;");
        assertRefused(
                () -> expressions.keyCondition(""), "Invalid KeyConditionExpression: The expression can not be empty;");
        assertRefused(
                () -> expressions.condition("ConditionExpression", ""),
                "Invalid ConditionExpression: The expression can not be empty;");
    }

    @Test
    void placeholdersHaveAForm() {
        Expressions.checkNames(Map.of("#a", "x", "#0", "y", "#_b9", "z"));
        Expressions.checkValues(List.of(":a", ":0", ":_b9"));
        assertRefused(() -> Expressions.checkNames(Map.of()), "ExpressionAttributeNames must not be empty");
        assertRefused(() -> Expressions.checkValues(List.of()), "ExpressionAttributeValues must not be empty");
        for (String name : List.of("a", "#", "##", ":a", "#a-b", "#a ", "#\u00fc", "")) {
            assertRefused(
                    () -> Expressions.checkNames(Map.of(name, "x")),
                    "ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + name + "\"");
        }
        for (String value : List.of("a", ":", "#a", ":a.b", "::a")) {
            assertRefused(
                    () -> Expressions.checkValues(List.of(":a", value)),
                    "ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + value + "\"");
        }
    }

    @Test
    void placeholdersHaveALength() {
        String longest = "a".repeat(254);
        Expressions.checkNames(Map.of("#" + longest, "x"));
        Expressions.checkValues(List.of(":" + longest));
        assertRefused(
                () -> Expressions.checkNames(Map.of("#" + longest + "-", "x")),
                "ExpressionAttributeNames contains invalid key: The expression attribute map contains a key that is too"
                        + " long; size of key: 256");
        assertRefused(
                () -> Expressions.checkValues(List.of(":" + longest + "a")),
                "ExpressionAttributeValues contains invalid key: The expression attribute map contains a key that is"
                        + " too long;");
    }

    @Test
    void namesAreNotEmpty() {
        assertRefused(
                () -> Expressions.checkNames(Map.of("#a", "")),
                "ExpressionAttributeNames contains invalid value: Empty attribute name for key #a");
    }

    @Test
    void keysAreKnownBeforeTheTableIs() {
        Expressions expressions = expressions(List.of(), List.of(":a", ":b"));
        KeyTerms terms = expressions.keyCondition("p = :a AND s < :b");
        expressions.finish();
        assertThat(terms.equalities()).isEqualTo(Map.of("p", AttributeValue.of(1)));
    }

    @Test
    void wordsAreReservedInWhateverCase() {
        assertThat(List.of("ABORT", "status", "Zone", "SIZE", "ttl")).allMatch(ReservedWords::contains);
        assertThat(List.of("a", "statuses", "id", "created_at")).noneMatch(ReservedWords::contains);
    }
}
