package io.partita.planner.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.parser.syntax.Position;
import io.partita.planner.algebra.QueryPlanner;
import io.partita.planner.binder.BoundHints;
import io.partita.planner.binder.BoundQuery;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.RandomScalars;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.plan.AccessHints;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever path is chosen for a predicate, what it reaches, filters and leaves over gives the items for which the
 * predicate is true, in the wanted order.
 */
class ChosenPathsAgreeTest {
    private static final int ITEMS = 200;

    static LongStream seeds() {
        long replayed = Long.getLong("partita.seed", 0);
        return replayed != 0 ? LongStream.of(replayed) : new Random().longs(3);
    }

    /** Replay with {@code -Dpartita.seed=}. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyChoiceGivesTheItemsForWhichThePredicateIsTrue(long seed) {
        Random random = new Random(seed);
        RandomScalars scalars = new RandomScalars(seed);
        try (Bench bench = Bench.withTable()) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                items.add(item(i, random, scalars));
            }
            items.forEach(bench::put);
            for (int i = 0; i < 150; i++) {
                new Round(bench, random, scalars, items).check();
            }
        }
    }

    private static Item item(int number, Random random, RandomScalars scalars) {
        Map<String, AttributeValue> attributes =
                new LinkedHashMap<>(scalars.item().attributes());
        attributes.put("p", Scalars.value("p" + random.nextInt(4)));
        attributes.put("s", Scalars.value(number));
        if (random.nextInt(3) > 0) {
            attributes.put("l", Scalars.value("l" + random.nextInt(10)));
        }
        if (random.nextInt(3) > 0) {
            attributes.put("g", Scalars.value("g" + random.nextInt(3)));
        }
        return Item.of(attributes);
    }

    /** One predicate over keys, index keys and everything else, and one order. */
    private static final class Round {
        private final Bench bench;
        private final Random random;
        private final RandomScalars scalars;
        private final List<Item> items;
        private final Arguments arguments;

        Round(Bench bench, Random random, RandomScalars scalars, List<Item> items) {
            this.bench = bench;
            this.random = random;
            this.scalars = scalars;
            this.items = items;
            this.arguments = scalars.arguments();
        }

        void check() {
            Scalar predicate = random.nextInt(4) == 0 ? predicate(3) : pinned(2);
            List<Scalar> conjuncts = new PredicateSimplifier(Set.of("p", "s")).conjuncts(predicate);
            List<SortTerm> order = random.nextBoolean() ? List.of() : List.of(sortTerm());
            Plan.Reading plan = QueryPlanner.plan(query(conjuncts, order), KnownValues.CONSTANTS);
            List<AttributeValue> expected = items.stream()
                    .filter(item -> predicate.isTrue(item, arguments))
                    .map(item -> key(item.get("p"), item.get("s"), item.get("a")))
                    .toList();
            List<AttributeValue> actual = new ArrayList<>();
            List<@Nullable AttributeValue> sortValues = new ArrayList<>();
            for (List<@Nullable AttributeValue> row :
                    bench.rows(plan, execution(), arguments.values().toArray())) {
                actual.add(key(row.get(0), row.get(1), row.get(2)));
                sortValues.add(row.get(3));
            }
            assertThat(actual)
                    .as("%s%nas %s%nby %s", predicate, conjuncts, plan)
                    .containsExactlyInAnyOrderElementsOf(expected);
            if (!order.isEmpty()) {
                checkOrder(sortValues, order.get(0), plan);
            }
        }

        private static AttributeValue key(@Nullable AttributeValue... values) {
            List<AttributeValue> parts = new ArrayList<>();
            for (AttributeValue value : values) {
                parts.add(value == null ? AttributeValue.of("missing") : value);
            }
            return AttributeValue.of(parts);
        }

        private static Execution execution() {
            return Execution.of(SessionOptions.DEFAULT);
        }

        private static void checkOrder(List<@Nullable AttributeValue> values, SortTerm term, Plan plan) {
            for (int i = 1; i < values.size(); i++) {
                AttributeValue before = values.get(i - 1);
                AttributeValue after = values.get(i);
                if (before != null && after != null && before.type() == after.type()) {
                    int order = Values.compare(before, after);
                    assertThat(term.ascending() ? order : -order)
                            .as("row %d of %s", i, plan)
                            .isLessThanOrEqualTo(0);
                }
            }
        }

        private BoundQuery query(List<Scalar> conjuncts, List<SortTerm> order) {
            SortTerm sorted = order.isEmpty() ? sortTerm() : order.get(0);
            List<Scalar> columns =
                    List.of(Scalars.attribute("p"), Scalars.attribute("s"), Scalars.attribute("a"), sorted.value());
            BoundHints hints = new BoundHints(PathRules.NONE, new AccessHints(ScanPolicy.ALLOW, 0, 0), null);
            return new BoundQuery(
                    bench.table(),
                    null,
                    conjuncts,
                    new BoundQuery.Columns(columns, false),
                    order,
                    null,
                    null,
                    hints,
                    Plans.columns("p", "s", "a", "sorted"),
                    Position.NONE);
        }

        private SortTerm sortTerm() {
            return new SortTerm(Scalars.attribute(pick(List.of("p", "s", "l", "g"))), random.nextBoolean(), false);
        }

        // ---- predicates ----

        private Scalar predicate(int depth) {
            return switch (random.nextInt(depth == 0 ? 4 : 8)) {
                case 0, 1, 2 -> keyLeaf();
                case 3 -> scalars.predicate(1);
                case 4, 5 -> Scalars.call(ScalarFunctions.AND, predicate(depth - 1), predicate(depth - 1));
                case 6 -> Scalars.call(ScalarFunctions.OR, predicate(depth - 1), predicate(depth - 1));
                default -> Scalars.call(ScalarFunctions.NOT, predicate(depth - 1));
            };
        }

        /** Most statements pin a key. */
        private Scalar pinned(int depth) {
            if (depth > 0 && random.nextInt(4) == 0) {
                return Scalars.call(ScalarFunctions.OR, pinned(depth - 1), pinned(depth - 1));
            }
            String attribute = pick(List.of("p", "p", "g"));
            Scalar path = Scalars.attribute(attribute);
            Scalar pin = random.nextInt(3) == 0
                    ? Scalars.call(ScalarFunctions.IN, path, value(attribute), value(attribute))
                    : Scalars.call(ScalarFunctions.EQUAL, path, value(attribute));
            Scalar rest = random.nextInt(3) == 0
                    ? Scalars.call(ScalarFunctions.IN, Scalars.attribute("s"), value("s"), value("s"))
                    : predicate(depth);
            return Scalars.call(ScalarFunctions.AND, pin, rest);
        }

        private Scalar keyLeaf() {
            String attribute = pick(List.of("p", "p", "s", "l", "g", "g"));
            Scalar path = Scalars.attribute(attribute);
            return switch (random.nextInt(9)) {
                case 0, 1, 2 ->
                    Scalars.call(
                            pick(List.of(ScalarFunctions.EQUAL, ScalarFunctions.EQUAL_EXACT)), path, value(attribute));
                case 3 -> Scalars.call(ScalarFunctions.IN, path, value(attribute), value(attribute), value(attribute));
                case 4 -> Scalars.call(ScalarFunctions.BETWEEN, path, value(attribute), value(attribute));
                case 5 -> Scalars.call(comparison(), path, value(attribute));
                case 6 -> Scalars.call(comparison(), value(attribute), path);
                case 7 ->
                    Scalars.call(
                            ScalarFunctions.LIKE,
                            path,
                            Scalars.constant(pick(List.of("p1%", "l%", "g2", "%1", "l_%"))));
                default -> Scalars.call(ScalarFunctions.NOT, Scalars.call(ScalarFunctions.IS_NULL, path));
            };
        }

        private ScalarFunctions comparison() {
            return pick(List.of(
                    ScalarFunctions.LESS,
                    ScalarFunctions.LESS_OR_EQUAL,
                    ScalarFunctions.GREATER,
                    ScalarFunctions.GREATER_OR_EQUAL,
                    ScalarFunctions.NOT_EQUAL));
        }

        private Scalar value(String attribute) {
            return switch (attribute) {
                case "s" -> Scalars.constant(random.nextInt(ITEMS));
                case "l" -> Scalars.constant("l" + random.nextInt(10));
                case "g" -> Scalars.constant("g" + random.nextInt(4));
                default -> Scalars.constant("p" + random.nextInt(5));
            };
        }

        private <T> T pick(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
