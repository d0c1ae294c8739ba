package io.partita.planner.pushdown;

import static io.partita.planner.expression.Scalars.attribute;
import static io.partita.planner.expression.Scalars.call;
import static io.partita.planner.expression.Scalars.constant;
import static io.partita.planner.expression.Scalars.spread;
import static io.partita.planner.expression.Scalars.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.RandomScalars;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTranslatorTest {
    private static final AttributeValue TRUE = AttributeValue.of(true);

    static LongStream seeds() {
        long replayed = Long.getLong("partita.seed", 0);
        return replayed != 0 ? LongStream.of(replayed) : new Random().longs(20);
    }

    /** Replay with {@code -Dpartita.seed=}. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void qualifiesExactlyTheItemsForWhichThePredicateIsTrue(long seed) {
        RandomScalars random = new RandomScalars(seed);
        List<Item> items = IntStream.range(0, 50).mapToObj(i -> random.item()).toList();
        for (int i = 0; i < 200; i++) {
            Scalar predicate = random.predicate(i % 4);
            Arguments arguments = random.arguments();
            Condition condition = ConditionTranslator.translate(predicate, arguments);
            for (Item item : items) {
                assertThat(condition.test(item))
                        .as("%s%non %s%nas %s", predicate, item, condition)
                        .isEqualTo(TRUE.equals(predicate.evaluate(item, arguments)));
            }
        }
    }

    private static Condition translate(Scalar predicate) {
        return ConditionTranslator.translate(predicate, Arguments.NONE);
    }

    @Test
    void foldsWhatDoesNotDependOnTheItem() {
        Scalar nothing = call(ScalarFunctions.EQUAL, attribute("a"), constant(null));
        Scalar something = call(ScalarFunctions.EQUAL, constant(1), constant(1));
        Scalar open = call(ScalarFunctions.IS_MISSING, attribute("a"));
        assertThat(ConditionTranslator.isNever(translate(call(ScalarFunctions.AND, open, nothing))))
                .isTrue();
        assertThat(ConditionTranslator.isAlways(translate(call(ScalarFunctions.OR, open, something))))
                .isTrue();
        assertThat(translate(call(ScalarFunctions.AND, open, something))).isInstanceOf(Condition.NotExists.class);
    }

    @Test
    void refusesConstantsWithoutOrderBeforeAnyItemIsRead() {
        for (ScalarFunctions function : List.of(ScalarFunctions.LESS, ScalarFunctions.GREATER_OR_EQUAL)) {
            assertThatThrownBy(() -> translate(call(function, attribute("a"), constant(true))))
                    .isInstanceOf(QueryException.class)
                    .hasMessageEndingWith("operator or function: %s, operand type: BOOL", function.symbol());
        }
        assertThatThrownBy(() -> translate(call(ScalarFunctions.BETWEEN, attribute("a"), constant(1), constant(false))))
                .isInstanceOf(QueryException.class)
                .hasMessageEndingWith("operator or function: BETWEEN, operand type: BOOL");
        assertThatThrownBy(() -> translate(call(ScalarFunctions.BEGINS_WITH, attribute("a"), constant(5))))
                .isInstanceOf(QueryException.class)
                .hasMessageEndingWith("operator or function: begins_with, operand type: N");
    }

    @Test
    void holdsNowhereWhatIsComparedWithNull() {
        for (ScalarFunctions function : List.of(ScalarFunctions.LESS, ScalarFunctions.GREATER_OR_EQUAL)) {
            assertThat(ConditionTranslator.isNever(translate(call(function, attribute("a"), constant(null)))))
                    .isTrue();
        }
        Scalar between = call(ScalarFunctions.BETWEEN, attribute("a"), constant(1), constant(null));
        assertThat(ConditionTranslator.isNever(translate(between))).isTrue();
        // What is below the bound that is known is outside, whatever the other one is.
        assertThat(translate(call(ScalarFunctions.NOT, between))).isInstanceOf(Condition.Comparison.class);
    }

    @Test
    void asksForNoMoreCandidatesAtOnceThanTheStoreTakes() {
        List<Integer> candidates = IntStream.range(0, 250).boxed().toList();
        Scalar in = call(ScalarFunctions.IN, attribute("a"), spread(0));
        Condition condition = ConditionTranslator.translate(in, new Arguments(List.of(value(candidates))));
        assertThat(condition)
                .isInstanceOfSatisfying(
                        Condition.Or.class,
                        or -> assertThat(or.conditions())
                                .hasSize(3)
                                .allSatisfy(chunk -> assertThat(((Condition.In) chunk).candidates())
                                        .hasSizeLessThanOrEqualTo(100)));
    }

    @Test
    void refusesABetweenThatTheStoreWouldRefuseByMatchingNothing() {
        assertThat(ConditionTranslator.isNever(
                        translate(call(ScalarFunctions.BETWEEN, attribute("a"), constant(2), constant(1)))))
                .isTrue();
        assertThat(ConditionTranslator.isNever(
                        translate(call(ScalarFunctions.BETWEEN, attribute("a"), constant(2), constant("b")))))
                .isTrue();
    }
}
