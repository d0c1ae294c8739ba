package io.partita.planner.access;

import static io.partita.planner.expression.Scalars.attribute;
import static io.partita.planner.expression.Scalars.call;
import static io.partita.planner.expression.Scalars.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.RandomScalars;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.AccessPath.BatchKeyLookup;
import io.partita.planner.path.AccessPath.FanOut;
import io.partita.planner.path.AccessPath.IndexQuery;
import io.partita.planner.path.AccessPath.KeyGroup;
import io.partita.planner.path.AccessPath.KeyQuery;
import io.partita.planner.path.AccessPath.SegmentedScan;
import io.partita.planner.path.KeyRange;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the path, the items are those for which the whole predicate is true, each once. */
class AccessPathsAgreeTest {

    static LongStream seeds() {
        long replayed = Long.getLong("partita.seed", 0);
        return replayed != 0 ? LongStream.of(replayed) : new Random().longs(3);
    }

    /** Replay with {@code -Dpartita.seed=}. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPathGivesTheItemsThatTheScanGives(long seed) {
        Random random = new Random(seed);
        RandomScalars scalars = new RandomScalars(seed);
        try (Bench bench = Bench.withTable()) {
            List<Item> items = fill(bench, random, scalars);
            for (int i = 0; i < 60; i++) {
                new Round(bench, random, scalars, items).check();
            }
        }
    }

    private static List<Item> fill(Bench bench, Random random, RandomScalars scalars) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Map<String, AttributeValue> attributes =
                    new LinkedHashMap<>(scalars.item().attributes());
            attributes.put("p", Scalars.value("p" + random.nextInt(4)));
            attributes.put("s", Scalars.value(i));
            if (random.nextInt(3) > 0) {
                attributes.put("l", Scalars.value("l" + random.nextInt(10)));
            }
            if (random.nextInt(3) > 0) {
                attributes.put("g", Scalars.value("g" + random.nextInt(3)));
            }
            Item item = Item.of(attributes);
            items.add(item);
            bench.put(item);
        }
        return items;
    }

    /** One path, what it says of the key as a predicate, and a filter and a remainder of any kind. */
    private static final class Round {
        private final Bench bench;
        private final Random random;
        private final List<Item> items;
        private final Arguments arguments;
        private @Nullable Scalar filter;
        private final @Nullable Scalar remainder;
        private final List<Scalar> keyPredicates = new ArrayList<>();

        Round(Bench bench, Random random, RandomScalars scalars, List<Item> items) {
            this.bench = bench;
            this.random = random;
            this.items = items;
            this.arguments = scalars.arguments();
            this.filter = random.nextBoolean() ? scalars.predicate(2) : null;
            this.remainder = random.nextBoolean() ? scalars.predicate(2) : null;
        }

        void check() {
            AccessPath path = path();
            TableAccess access = Plans.access(path, filter, remainder, Plans.SCAN_ALLOWED);
            List<Item> expected = items.stream().filter(this::qualifies).toList();
            assertThat(read(access))
                    .as("%s%nfilter %s%nremainder %s", path, filter, remainder)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(TableReader.count(access, context(), Demand.ALL))
                    .as("count of %s%nfilter %s%nremainder %s", path, filter, remainder)
                    .isEqualTo(expected.size());
        }

        private boolean qualifies(Item item) {
            boolean reached = keyPredicates.stream().anyMatch(predicate -> predicate.isTrue(item, arguments));
            return reached
                    && (filter == null || filter.isTrue(item, arguments))
                    && (remainder == null || remainder.isTrue(item, arguments));
        }

        private List<Item> read(TableAccess access) {
            List<Item> found = new ArrayList<>();
            try (ItemCursor cursor = TableReader.open(access, context(), Demand.ALL)) {
                for (Item item = cursor.next(); item != null; item = cursor.next()) {
                    found.add(item);
                }
            }
            return found;
        }

        private ReadContext context() {
            Execution execution = new Execution(SessionOptions.DEFAULT, 0, random.nextInt(8), Execution.Deadline.NEVER);
            return new ReadContext(bench.store(), bench.workers(), arguments, execution);
        }

        private AccessPath path() {
            return switch (random.nextInt(6)) {
                case 0 -> tableQuery(partition());
                case 1 -> indexQuery("by_l", partition());
                case 2 -> indexQuery(random.nextBoolean() ? "by_g" : "keys_g", constant("g" + random.nextInt(4)));
                case 3 -> fanOut();
                case 4 -> batch();
                default -> scan();
            };
        }

        private Scalar partition() {
            return constant("p" + random.nextInt(5));
        }

        private AccessPath tableQuery(Scalar partition) {
            KeyRange.SortRange sort = range("s", random.nextInt(150), random.nextInt(150));
            return new KeyQuery(bench.table(), keyed("p", partition, "s", sort), random.nextBoolean());
        }

        private AccessPath indexQuery(String index, Scalar partition) {
            if (index.equals("keys_g")) {
                // Its entries have nothing but keys, so there is nothing to push.
                filter = null;
            }
            boolean local = index.equals("by_l");
            KeyRange.SortRange sort = local
                    ? range("l", "l" + random.nextInt(10), "l" + random.nextInt(10))
                    : range("s", random.nextInt(150), random.nextInt(150));
            KeyRange range = keyed(local ? "p" : "g", partition, local ? "l" : "s", sort);
            return new IndexQuery(bench.table(), index, range, random.nextBoolean(), fetches(index));
        }

        private boolean fetches(String index) {
            return random.nextBoolean() || index.equals("keys_g");
        }

        private AccessPath fanOut() {
            List<AccessPath> branches = new ArrayList<>();
            int kind = random.nextInt(3);
            boolean fetches = random.nextBoolean();
            for (int i = random.nextInt(6); i >= 0; i--) {
                KeyRange.SortRange sort = range("s", random.nextInt(150), random.nextInt(150));
                if (kind == 0) {
                    branches.add(new KeyQuery(bench.table(), keyed("p", partition(), "s", sort), true));
                } else {
                    KeyRange range = keyed("g", constant("g" + random.nextInt(4)), "s", sort);
                    branches.add(new IndexQuery(bench.table(), "by_g", range, true, fetches));
                }
            }
            return new FanOut(branches, random.nextBoolean());
        }

        private KeyRange keyed(String partition, Scalar value, String sort, KeyRange.@Nullable SortRange range) {
            List<Scalar> conjuncts = new ArrayList<>();
            conjuncts.add(call(ScalarFunctions.EQUAL, attribute(partition), value));
            conjuncts.add(range == null ? exists(sort) : predicate(sort, range));
            keyPredicates.add(new Scalar.Call(ScalarFunctions.AND, conjuncts));
            return new KeyRange(value, range);
        }

        private static Scalar exists(String attribute) {
            return call(ScalarFunctions.NOT, call(ScalarFunctions.IS_MISSING, attribute(attribute)));
        }

        private KeyRange.@Nullable SortRange range(String attribute, Object low, Object high) {
            return switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> new KeyRange.Between(constant(low), constant(high));
                case 2 -> attribute.equals("l") ? new KeyRange.BeginsWith(constant(low)) : Plans.above(low);
                default ->
                    new KeyRange.Compare(
                            List.of(Comparator.EQUAL, Comparator.LESS, Comparator.GREATER_OR_EQUAL)
                                    .get(random.nextInt(3)),
                            constant(low));
            };
        }

        private static Scalar predicate(String attribute, KeyRange.SortRange range) {
            if (range instanceof KeyRange.Between between) {
                return call(ScalarFunctions.BETWEEN, attribute(attribute), between.low(), between.high());
            } else if (range instanceof KeyRange.BeginsWith beginsWith) {
                return call(ScalarFunctions.BEGINS_WITH, attribute(attribute), beginsWith.prefix());
            }
            KeyRange.Compare compare = (KeyRange.Compare) range;
            return call(ScalarFunctions.valueOf(compare.comparator().name()), attribute(attribute), compare.value());
        }

        private AccessPath batch() {
            List<Scalar> partitions = new ArrayList<>(List.of(partition(), partition()));
            List<Scalar> sorts = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                sorts.add(constant(random.nextInt(160)));
            }
            keyPredicates.add(call(ScalarFunctions.AND, in("p", partitions), in("s", sorts)));
            return new BatchKeyLookup(bench.table(), List.of(new KeyGroup(partitions, sorts)));
        }

        private static Scalar in(String attribute, List<Scalar> candidates) {
            List<Scalar> operands = new ArrayList<>(List.of(attribute(attribute)));
            operands.addAll(candidates);
            return new Scalar.Call(ScalarFunctions.IN, operands);
        }

        private AccessPath scan() {
            String index = random.nextBoolean() ? null : random.nextBoolean() ? "by_g" : "by_l";
            keyPredicates.add(index == null ? constant(true) : exists(index.equals("by_g") ? "g" : "l"));
            return new SegmentedScan(bench.table(), index, random.nextInt(9), index != null && random.nextBoolean());
        }
    }
}
