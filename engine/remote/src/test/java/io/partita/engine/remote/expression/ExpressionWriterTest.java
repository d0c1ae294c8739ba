package io.partita.engine.remote.expression;

import static io.partita.engine.api.contract.Samples.compare;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.path;
import static io.partita.engine.api.contract.Samples.projection;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ExpressionWriterTest {
    private static final Condition A = equal("a", 1);
    private static final Condition B = equal("b", 2);
    private static final Condition C = equal("c", 3);
    private static final String NEVER = "attribute_exists(#n0) AND attribute_not_exists(#n0)";

    private static Operand constant(Object value) {
        return Operand.of(value(value));
    }

    private static Condition and(Condition... conditions) {
        return new Condition.And(List.of(conditions));
    }

    private static Condition or(Condition... conditions) {
        return new Condition.Or(List.of(conditions));
    }

    private static Condition not(Condition condition) {
        return new Condition.Not(condition);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(A, "#n0=:v0"),
                Arguments.of(compare("a.b[3].c", Comparator.NOT_EQUAL, "x"), "#n0.#n1[3].#n2<>:v0"),
                Arguments.of(new Condition.Between(path("a"), constant(1), constant(2)), "#n0 BETWEEN :v0 AND :v1"),
                Arguments.of(new Condition.In(path("a"), List.of(constant(1), path("b"))), "#n0 IN (:v0,#n1)"),
                Arguments.of(new Condition.Exists(path("a")), "attribute_exists(#n0)"),
                Arguments.of(new Condition.NotExists(path("a")), "attribute_not_exists(#n0)"),
                Arguments.of(new Condition.HasType(path("a"), AttributeType.SS), "attribute_type(#n0,:v0)"),
                Arguments.of(new Condition.BeginsWith(path("a"), constant("x")), "begins_with(#n0,:v0)"),
                Arguments.of(new Condition.Contains(path("a"), constant("x")), "contains(#n0,:v0)"),
                Arguments.of(
                        new Condition.Comparison(Comparator.GREATER, new Operand.Size(path("a")), constant(1)),
                        "size(#n0)>:v0"),
                Arguments.of(and(A, B, C), "#n0=:v0 AND #n1=:v1 AND #n2=:v2"),
                Arguments.of(and(A, or(B, C)), "#n0=:v0 AND (#n1=:v1 OR #n2=:v2)"),
                Arguments.of(or(and(A, B), C), "#n0=:v0 AND #n1=:v1 OR #n2=:v2"),
                Arguments.of(and(A, and(B, C)), "#n0=:v0 AND #n1=:v1 AND #n2=:v2"),
                Arguments.of(not(A), "NOT #n0=:v0"),
                Arguments.of(not(and(A, B)), "NOT (#n0=:v0 AND #n1=:v1)"),
                Arguments.of(not(not(A)), "#n0=:v0"),
                Arguments.of(and(equal("a", 1), equal("b", 1), equal("a", 1)), "#n0=:v0 AND #n1=:v0 AND #n0=:v0"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aConditionHasAText(Condition condition, String text) {
        assertThat(new ExpressionWriter().condition(condition)).isEqualTo(text);
    }

    static Stream<Arguments> decided() {
        Condition swapped = new Condition.Between(path("a"), constant(2), constant(1));
        Condition mixed = new Condition.Between(path("a"), constant(1), constant("2"));
        Condition nothing = new Condition.In(path("a"), List.of());
        return Stream.of(
                Arguments.of(and(), null),
                Arguments.of(or(), NEVER),
                Arguments.of(swapped, NEVER),
                Arguments.of(mixed, NEVER),
                Arguments.of(nothing, NEVER),
                Arguments.of(not(nothing), null),
                Arguments.of(or(A, swapped), "#n0=:v0"),
                Arguments.of(and(A, not(swapped)), "#n0=:v0"),
                Arguments.of(and(A, or(swapped, nothing)), NEVER),
                Arguments.of(compare("a", Comparator.LESS, true), NEVER),
                Arguments.of(new Condition.Comparison(Comparator.EQUAL, constant(1), constant(1)), null),
                Arguments.of(new Condition.Comparison(Comparator.LESS, constant(2), constant(1)), NEVER),
                Arguments.of(new Condition.Comparison(Comparator.EQUAL, path("a"), path("a")), "attribute_exists(#n0)"),
                Arguments.of(
                        new Condition.Comparison(Comparator.NOT_EQUAL, path("a"), path("a")),
                        "attribute_not_exists(#n0)"),
                Arguments.of(new Condition.BeginsWith(path("a"), constant(1)), NEVER));
    }

    /** The protocol refuses these, although the store has an answer. */
    @ParameterizedTest
    @MethodSource("decided")
    void whatTheProtocolRefusesIsDecidedHere(Condition condition, @Nullable String text) {
        assertThat(new ExpressionWriter().filter(condition)).isEqualTo(text);
    }

    @Test
    void placeholdersStandForNamesAndValues() {
        ExpressionWriter writer = new ExpressionWriter();
        assertThat(writer.names()).isNull();
        assertThat(writer.values()).isNull();
        assertThat(writer.filter(and(equal("size", 1), equal("a.b", "x")))).isEqualTo("#n0=:v0 AND #n1.#n2=:v1");
        assertThat(writer.projection(projection("a", "size"))).isEqualTo("#n1,#n0");
        assertThat(writer.names()).containsOnlyKeys("#n0", "#n1", "#n2").containsValues("size", "a", "b");
        assertThat(writer.values()).containsOnlyKeys(":v0", ":v1");
        assertThat(writer.projection(Projection.ALL)).isNull();
    }

    @Test
    void anUpdateHasItsClauses() {
        Update update = new Update(List.of(
                new Update.Remove(path("r")),
                new Update.SetTo(path("s"), new Update.Plus(new Update.At(path("s")), constantOf(1))),
                new Update.Add(path("n"), value(2)),
                new Update.SetTo(path("t[0]"), new Update.IfNotExists(path("t[0]"), constantOf("x"))),
                new Update.Delete(path("d"), AttributeValue.StringSetValue.of(List.of("e"))),
                new Update.SetTo(path("l"), new Update.ListAppend(new Update.At(path("l")), constantOf(List.of(1))))));
        assertThat(new ExpressionWriter().update(update))
                .isEqualTo("SET #n1=#n1+:v0,#n3[0]=if_not_exists(#n3[0],:v2),#n5=list_append(#n5,:v4)"
                        + " REMOVE #n0 ADD #n2 :v1 DELETE #n4 :v3");
        assertThat(new ExpressionWriter().update(new Update(List.of()))).isNull();
    }

    private static Update.Value constantOf(Object value) {
        return new Update.Constant(value(value));
    }

    @Test
    void aKeyConditionNamesTheKey() {
        KeyCondition between = new KeyCondition(value("p"), new KeyCondition.Between(value(1), value(2)));
        assertThat(new ExpressionWriter().keyCondition(Samples.PK_SK, between))
                .isEqualTo("#n0=:v0 AND #n1 BETWEEN :v1 AND :v2");
        KeyCondition prefix = new KeyCondition(value("p"), new KeyCondition.BeginsWith(value("x")));
        assertThat(new ExpressionWriter().keyCondition(Samples.PK_SK, prefix))
                .isEqualTo("#n0=:v0 AND begins_with(#n1,:v1)");
        assertThatThrownBy(() -> new ExpressionWriter().keyCondition(Samples.PK, prefix))
                .isInstanceOf(StoreException.class)
                .hasMessage("Query key condition not supported");
        assertThat(ExpressionWriter.matchesNothing(
                        new KeyCondition(value("p"), new KeyCondition.Between(value(2), value(1)))))
                .isTrue();
    }

    @Test
    void aConditionMayBeAsDeepAsItLikesAndIsRefusedThen() {
        Condition deep = A;
        for (int i = 0; i < 100_000; i++) {
            deep = not(deep);
        }
        Condition deepest = deep;
        assertThatThrownBy(() -> new ExpressionWriter().condition(deepest))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "Invalid ConditionExpression: The expression contains too many operators; operator count: 301");
    }

    /** The protocol bounds an expression to 4 KB. */
    @Test
    void aLongConditionIsShortText() {
        List<Condition> conditions = new ArrayList<>(Collections.nCopies(150, A));
        assertThat(new ExpressionWriter().condition(new Condition.And(conditions)))
                .hasSizeLessThan(4096);
    }
}
