package io.partita.planner.strict;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.statement.StatementAccess;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementResult;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.planner.testing.Bench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random reads beside an evaluator that knows nothing of keys: the same items, whatever the pages, in the order that was
 * asked for, and a scan exactly where nothing pins the partition key.
 */
class RandomStatementsTest {
    private static final int STATEMENTS = 1500;

    private static final Set<String> REFUSALS = Set.of(
            "Overlapping conditions with range keys are not supported in where clause",
            "Too many decomposed read operations for a given query.",
            "Must have WHERE clause in the statement when using ORDER BY clause.",
            "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.",
            "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.");

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_123, 77})
    void readsWhatTheEvaluatorFinds(long seed) {
        Random random = new Random(seed);
        int answered = 0;
        try (ItemStore store = Bench.memory()) {
            List<Item> items = filled(store, random);
            for (int i = 0; i < STATEMENTS; i++) {
                answered += isAnswered(store, items, random, "seed " + seed + ", statement " + i) ? 1 : 0;
            }
        }
        assertThat(answered).as("of " + STATEMENTS + " statements").isGreaterThan(STATEMENTS / 2);
    }

    private static List<Item> filled(ItemStore store, Random random) {
        KeySchema tableKey =
                new KeySchema(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.N));
        KeySchema indexKey =
                new KeySchema(new KeyAttribute("g", AttributeType.S), new KeyAttribute("s", AttributeType.N));
        store.createTable(new TableDefinition(
                "Random",
                tableKey,
                List.of(),
                List.of(new IndexDefinition("ByG", IndexDefinition.Scope.GLOBAL, indexKey, IndexProjection.ALL)),
                Map.of()));
        List<Item> items = new ArrayList<>();
        for (String partition : List.of("a", "b", "c")) {
            for (int sort = 0; sort < 8; sort++) {
                Map<String, AttributeValue> attributes = new LinkedHashMap<>();
                attributes.put("pk", AttributeValue.of(partition));
                attributes.put("sk", AttributeValue.of(sort));
                addMaybe(attributes, "g", AttributeValue.of(letter(random)), random);
                addMaybe(attributes, "s", AttributeValue.of(random.nextInt(8)), random);
                addMaybe(attributes, "t", AttributeValue.of(letter(random) + letter(random)), random);
                addMaybe(
                        attributes,
                        "n",
                        random.nextInt(4) == 0 ? AttributeValue.of("1") : AttributeValue.of(random.nextInt(4)),
                        random);
                Item item = Item.of(attributes);
                store.write(new WriteRequest.Put("Random", item, WriteOptions.DEFAULT));
                items.add(item);
            }
        }
        return items;
    }

    private static void addMaybe(
            Map<String, AttributeValue> attributes, String name, AttributeValue value, Random random) {
        if (random.nextInt(4) > 0) {
            attributes.put(name, value);
        }
    }

    private static String letter(Random random) {
        return String.valueOf((char) ('a' + random.nextInt(3)));
    }

    private static boolean isAnswered(ItemStore store, List<Item> items, Random random, String name) {
        boolean index = random.nextInt(3) == 0;
        String partition = index ? "g" : "pk";
        String sort = index ? "s" : "sk";
        RandomCondition condition = new RandomCondition(random, partition, sort).any(2 + random.nextInt(2));
        List<Comparator<Item>> order = new ArrayList<>();
        String text = "SELECT * FROM " + (index ? "\"Random\".\"ByG\"" : "Random") + " WHERE " + condition.text()
                + (random.nextInt(3) == 0 ? orderBy(random, partition, sort, order) : "");
        List<StatementAccess> accesses = new ArrayList<>();
        List<Item> found = new ArrayList<>();
        try {
            readAll(store, text, random.nextInt(5), found, accesses);
        } catch (StoreException refused) {
            assertThat(refused.getMessage()).as(name + ": " + text).isIn(REFUSALS);
            return false;
        }
        List<Item> expected = items.stream()
                .filter(item -> item.get(partition) != null && item.get(sort) != null)
                .filter(condition.test())
                .toList();
        assertThat(found).as(name + ": " + text).containsExactlyInAnyOrderElementsOf(expected);
        order.forEach(each -> assertThat(found).as(name + ": " + text).isSortedAccordingTo(each));
        assertThat(accesses).as(name + ": " + text).allMatch(access -> access.fullScan() != condition.pins());
        return true;
    }

    /** Every page; a limit of 0 is none. */
    private static void readAll(
            ItemStore store, String text, int limit, List<Item> found, List<StatementAccess> accesses) {
        StrictStatements statements = new StrictStatements(store);
        String token = null;
        int pages = 0;
        do {
            StatementResult page = statements.execute(
                    new StatementRequest(text, List.of(), false, limit, token, false), accesses::add);
            assertThat(limit == 0 || page.items().size() <= limit).isTrue();
            found.addAll(page.items());
            token = page.nextToken();
            assertThat(pages++).as(text).isLessThan(200);
        } while (token != null);
    }

    /** Sort keys descend where nothing is said of them. */
    private static String orderBy(Random random, String partition, String sort, List<Comparator<Item>> order) {
        boolean partitionFalls = random.nextBoolean();
        boolean sortNamed = random.nextBoolean();
        boolean sortFalls = !sortNamed || random.nextBoolean();
        Comparator<Item> byPartition = Comparator.comparing(item -> ValueText.of(value(item, partition)));
        Comparator<Item> bySort =
                Comparator.comparing(item -> ((AttributeValue.NumberValue) value(item, sort)).value());
        order.add((partitionFalls ? byPartition.reversed() : byPartition)
                .thenComparing(sortFalls ? bySort.reversed() : bySort));
        return " ORDER BY " + partition + (partitionFalls ? " DESC" : "")
                + (sortNamed ? ", " + sort + (sortFalls ? " DESC" : " ASC") : "");
    }

    private static AttributeValue value(Item item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item without " + name);
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 25})
    void pagesOfSeveralKeysHoldTenItems(int keys) {
        try (ItemStore store = Bench.memory()) {
            filled(store, new Random(keys));
            String list = String.join(
                    ", ", IntStream.range(0, keys).mapToObj(String::valueOf).toList());
            StatementResult page = new StrictStatements(store)
                    .execute(
                            StatementRequest.of(
                                    "SELECT sk FROM Random WHERE pk IN ['a', 'b'] AND sk IN [" + list + "]", List.of()),
                            access -> {});
            assertThat(page.items()).hasSize(10);
            assertThat(page.nextToken()).isNotNull();
        }
    }
}
