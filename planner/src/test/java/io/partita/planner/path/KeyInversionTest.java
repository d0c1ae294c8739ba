package io.partita.planner.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunction;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.function.FunctionLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyInversionTest {
    private static final Table TABLE = new Table(
            new TableDescription(
                    TableDefinition.of(
                            "t",
                            new KeySchema(
                                    new KeyAttribute("k", AttributeType.S), new KeyAttribute("n", AttributeType.N))),
                    Status.ACTIVE,
                    1,
                    Instant.EPOCH,
                    Size.ZERO,
                    Map.of()),
            List.of());
    private static final Scalar KEY = new Scalar.Attribute(Path.of("k"));
    private static final List<ScalarFunctions> COMPARISONS = List.of(
            ScalarFunctions.EQUAL,
            ScalarFunctions.LESS,
            ScalarFunctions.LESS_OR_EQUAL,
            ScalarFunctions.GREATER,
            ScalarFunctions.GREATER_OR_EQUAL,
            ScalarFunctions.BEGINS_WITH);

    /** Few characters, so that keys meet the conditions: of one to four bytes, around the gap of the surrogates. */
    private static final List<String> CHARACTERS = List.of(
            "a", "b", "#", "0", "1", "10", "\u00e9", "\ud7ff", "\ue000", "\uffff", "\ud83d\ude00", "\udbff\udfff");

    private static Scalar constant(Object value) {
        return new Scalar.Constant(
                value instanceof Integer number ? AttributeValue.of(number) : AttributeValue.of((String) value));
    }

    private static Scalar call(ScalarFunction function, Scalar... operands) {
        return new Scalar.Call(function, List.of(operands));
    }

    private static Scalar library(String name, Scalar... operands) {
        return call(FunctionLibrary.get(name).operator(), operands);
    }

    private static List<Scalar> inverted(Scalar... conjuncts) {
        return KeyInversion.apply(TABLE, List.of(conjuncts), KnownValues.CONSTANTS);
    }

    private static Scalar beginsWith(String prefix) {
        return call(ScalarFunctions.BEGINS_WITH, KEY, constant(prefix));
    }

    private static Scalar rest(int skipped) {
        return library("SUBSTRING", KEY, constant(skipped + 1));
    }

    @Test
    void whatIsBehindThePrefixIsTheKey() {
        assertThat(inverted(beginsWith("A#"), call(ScalarFunctions.EQUAL, rest(2), constant("x"))))
                .containsExactly(call(ScalarFunctions.EQUAL, KEY, constant("A#x")));
        assertThat(inverted(beginsWith("A#"), call(ScalarFunctions.BEGINS_WITH, rest(2), constant("x"))))
                .containsExactly(call(ScalarFunctions.BEGINS_WITH, KEY, constant("A#x")));
        assertThat(inverted(beginsWith("A#"), call(ScalarFunctions.LIKE, rest(2), constant("x%"))))
                .containsExactly(call(ScalarFunctions.BEGINS_WITH, KEY, constant("A#x")));
    }

    @Test
    void aBoundBehindThePrefixEndsWhereThePrefixDoes() {
        assertThat(inverted(beginsWith("A#"), call(ScalarFunctions.GREATER, rest(2), constant("x"))))
                .containsExactlyInAnyOrder(
                        call(ScalarFunctions.GREATER, KEY, constant("A#x")),
                        call(ScalarFunctions.LESS, KEY, constant("A$")));
    }

    @Test
    void withoutThePrefixOrOverAnotherAttributeNothingIsSaid() {
        Scalar equality = call(ScalarFunctions.EQUAL, rest(2), constant("x"));
        assertThat(inverted(equality)).containsExactly(equality);
        assertThat(inverted(beginsWith("A"), equality)).containsExactly(beginsWith("A"), equality);
        Scalar negated = call(ScalarFunctions.NOT, equality);
        assertThat(inverted(beginsWith("A#"), negated)).containsExactly(beginsWith("A#"), negated);
        Scalar number = call(ScalarFunctions.EQUAL, rest(2), constant(5));
        assertThat(inverted(beginsWith("A#"), number)).containsExactly(beginsWith("A#"), number);
    }

    @Test
    void theSuccessorOfAPrefixSkipsWhatIsNoCharacter() {
        assertThat(PrefixRanges.successor("a#")).isEqualTo("a$");
        assertThat(PrefixRanges.successor("a\ud7ff")).isEqualTo("a\ue000");
        assertThat(PrefixRanges.successor("a\uffff")).isEqualTo("a\ud800\udc00");
        assertThat(PrefixRanges.successor("a\udbff\udfff")).isEqualTo("b");
        assertThat(PrefixRanges.successor("\udbff\udfff")).isNull();
    }

    /** Random keys qualify before exactly where they do after, as the comparisons of the language have it. */
    @Test
    void theSameKeysQualifyBeforeAndAfter() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int changed = 0;
        int qualified = 0;
        for (int round = 0; round < 20_000; round++) {
            List<Scalar> conjuncts = conjuncts(random);
            List<Scalar> inverted = KeyInversion.apply(TABLE, conjuncts, KnownValues.CONSTANTS);
            changed += inverted.equals(conjuncts) ? 0 : 1;
            Arguments arguments = new Arguments(Collections.singletonList(argument(random)));
            for (int i = 0; i < 8; i++) {
                String key = random.nextInt(4) == 0 ? text(random, 5) : prefix(conjuncts) + text(random, 3);
                Boolean before = qualifies(conjuncts, key, arguments);
                Boolean after = qualifies(inverted, key, arguments);
                if (before == null || after == null) {
                    continue;
                }
                qualified += before ? 1 : 0;
                assertThat(after)
                        .as("seed %d: key %s, %s, inverted %s, of %s", seed, key, conjuncts, inverted, arguments)
                        .isEqualTo(before);
            }
        }
        assertThat(changed).isGreaterThan(5_000);
        assertThat(qualified).isGreaterThan(1_000);
    }

    /** Null where the language refuses to compare what was bound, as it does lists that are asked for their order. */
    private static @Nullable Boolean qualifies(List<Scalar> conjuncts, String key, Arguments arguments) {
        Item item = Item.of(Map.of("k", AttributeValue.of(key)));
        try {
            return conjuncts.stream().allMatch(conjunct -> conjunct.isTrue(item, arguments));
        } catch (QueryException refused) {
            return null;
        }
    }

    private static @Nullable AttributeValue argument(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> AttributeValue.of(random.nextInt(20));
            case 1 -> null;
            case 2 -> AttributeValue.of(List.of(AttributeValue.of(text(random, 2)), AttributeValue.of(7)));
            default -> AttributeValue.of(text(random, 3));
        };
    }

    private static List<Scalar> conjuncts(Random random) {
        List<Scalar> conjuncts = new ArrayList<>();
        boolean sharded = random.nextInt(3) == 0;
        if (!sharded) {
            conjuncts.add(beginsWith(text(random, 2)));
        }
        int further = 1 + random.nextInt(2);
        for (int i = 0; i < further; i++) {
            conjuncts.add(condition(random, sharded));
        }
        return conjuncts;
    }

    private static Scalar condition(Random random, boolean sharded) {
        Scalar computed = sharded
                ? library("UNSHARD", KEY, constant(random.nextBoolean() ? 2 : 11))
                : random.nextInt(6) == 0 ? KEY : rest(1 + random.nextInt(2));
        return switch (random.nextInt(6)) {
            case 0 -> call(ScalarFunctions.IN, computed, value(random), value(random));
            case 1 -> call(ScalarFunctions.IN, computed, new Scalar.Argument(0, true));
            case 2 -> call(ScalarFunctions.BETWEEN, computed, value(random), value(random));
            case 3 ->
                call(
                        ScalarFunctions.OR,
                        call(ScalarFunctions.EQUAL, computed, value(random)),
                        call(ScalarFunctions.EQUAL, computed, value(random)));
            default -> call(COMPARISONS.get(random.nextInt(COMPARISONS.size())), computed, value(random));
        };
    }

    private static Scalar value(Random random) {
        return random.nextInt(3) == 0 ? new Scalar.Argument(0, false) : constant(text(random, 2));
    }

    private static String prefix(List<Scalar> conjuncts) {
        return KeyTerm.of(conjuncts.get(0)) instanceof KeyTerm.Prefix prefix
                        && prefix.prefix() instanceof Scalar.Constant constant
                        && constant.value() instanceof AttributeValue.StringValue text
                ? text.value()
                : "";
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
        }
        return text.toString();
    }
}
