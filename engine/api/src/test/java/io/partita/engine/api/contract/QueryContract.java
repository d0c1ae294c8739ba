package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.PK_SK;
import static io.partita.engine.api.contract.Samples.compare;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.projection;
import static io.partita.engine.api.contract.Samples.text;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of tables. */
interface QueryContract extends StoreUnderTest {

    private static KeyCondition sort(Comparator comparator, Object value) {
        return new KeyCondition(value("a"), new KeyCondition.Compare(comparator, value(value)));
    }

    private static KeyCondition between(Object low, Object high) {
        return new KeyCondition(value("a"), new KeyCondition.Between(value(low), value(high)));
    }

    private static KeyCondition beginsWith(Object prefix) {
        return new KeyCondition(value("a"), new KeyCondition.BeginsWith(value(prefix)));
    }

    static Stream<Arguments> conditions() {
        List<Object> numbers = List.of(-100, new BigDecimal("-1.5"), 0, new BigDecimal("1E-10"), 1, 2, 10, 1000000);
        List<Object> texts = List.of("a", "ab", "abc", "abd", "b", "é", "東", "🚀");
        List<Object> bytes = List.of(
                new byte[] {0}, new byte[] {0, 0}, new byte[] {1}, new byte[] {1, -1}, new byte[] {127}, new byte[] {-1
                });
        return Stream.of(
                Arguments.of(numbers, KeyCondition.of(value("a")), List.of(0, 1, 2, 3, 4, 5, 6, 7)),
                Arguments.of(numbers, sort(Comparator.EQUAL, 1), List.of(4)),
                Arguments.of(numbers, sort(Comparator.EQUAL, 3), List.of()),
                Arguments.of(numbers, sort(Comparator.LESS, 0), List.of(0, 1)),
                Arguments.of(numbers, sort(Comparator.LESS_OR_EQUAL, 0), List.of(0, 1, 2)),
                Arguments.of(numbers, sort(Comparator.GREATER, 2), List.of(6, 7)),
                Arguments.of(numbers, sort(Comparator.GREATER_OR_EQUAL, 2), List.of(5, 6, 7)),
                Arguments.of(numbers, between(-2, 1), List.of(1, 2, 3, 4)),
                Arguments.of(numbers, between(3, 9), List.of()),
                Arguments.of(numbers, between(9, 3), List.of()),
                Arguments.of(texts, KeyCondition.of(value("a")), List.of(0, 1, 2, 3, 4, 5, 6, 7)),
                Arguments.of(texts, sort(Comparator.EQUAL, "ab"), List.of(1)),
                Arguments.of(texts, sort(Comparator.LESS, "abc"), List.of(0, 1)),
                Arguments.of(texts, sort(Comparator.GREATER, "ab"), List.of(2, 3, 4, 5, 6, 7)),
                Arguments.of(texts, sort(Comparator.LESS_OR_EQUAL, "東"), List.of(0, 1, 2, 3, 4, 5, 6)),
                Arguments.of(texts, sort(Comparator.GREATER, "\uffff"), List.of(7)),
                Arguments.of(texts, between("ab", "abd"), List.of(1, 2, 3)),
                Arguments.of(texts, beginsWith("ab"), List.of(1, 2, 3)),
                Arguments.of(texts, beginsWith("🚀"), List.of(7)),
                Arguments.of(texts, beginsWith("x"), List.of()),
                Arguments.of(bytes, KeyCondition.of(value("a")), List.of(0, 1, 2, 3, 4, 5)),
                Arguments.of(bytes, sort(Comparator.GREATER, new byte[] {1}), List.of(3, 4, 5)),
                Arguments.of(bytes, sort(Comparator.LESS, new byte[] {0, 0}), List.of(0)),
                Arguments.of(bytes, beginsWith(new byte[] {0}), List.of(0, 1)),
                Arguments.of(bytes, beginsWith(new byte[] {-1}), List.of(5)));
    }

    @ParameterizedTest
    @MethodSource("io.partita.engine.api.contract.QueryContract#conditions")
    default void aSortConditionFindsARangeInOrder(
            List<Object> sortKeys, KeyCondition condition, List<Integer> expected) {
        AttributeType type = value(sortKeys.get(0)).type();
        String table = table(new KeySchema(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", type)));
        List<Item> items = new ArrayList<>();
        sortKeys.forEach(sortKey -> items.add(item("pk", "a", "sk", sortKey)));
        List<Item> shuffled = new ArrayList<>(items);
        Collections.reverse(shuffled);
        shuffled.forEach(item -> put(table, item));
        put(table, item("pk", "A", "sk", sortKeys.get(1)), item("pk", "aa", "sk", sortKeys.get(1)));

        List<Item> found = new ArrayList<>(expected.stream().map(items::get).toList());
        assertThat(queryAll(new QueryRequest(table, null, condition, true, ReadOptions.DEFAULT)))
                .isEqualTo(found);
        Collections.reverse(found);
        assertThat(queryAll(new QueryRequest(table, null, condition, false, ReadOptions.DEFAULT)))
                .isEqualTo(found);
        for (boolean ascending : List.of(true, false)) {
            List<Item> paged =
                    queryAll(new QueryRequest(table, null, condition, ascending, ReadOptions.DEFAULT.withLimit(2)));
            assertThat(paged).hasSameSizeAs(found).containsAll(found);
        }
    }

    private String tableOfTen() {
        String table = table(PK_SK);
        IntStream.range(0, 10).forEach(i -> put(table, item("pk", "a", "sk", i, "even", i % 2 == 0, "n", i)));
        put(table, item("pk", "b", "sk", 0, "n", 0));
        return table;
    }

    private Page queryTen(String table, UnaryOperator<ReadOptions> options) {
        return query(table, null, KeyCondition.of(value("a")), options);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 9, 10, 11})
    default void pagesOfAnySizeMakeTheWholeInBothDirections(int limit) {
        String table = tableOfTen();
        for (boolean ascending : List.of(true, false)) {
            List<Item> items = queryAll(new QueryRequest(
                    table, null, KeyCondition.of(value("a")), ascending, ReadOptions.DEFAULT.withLimit(limit)));
            List<AttributeValue> expected = new ArrayList<>(
                    IntStream.range(0, 10).mapToObj(Samples::value).toList());
            if (!ascending) {
                Collections.reverse(expected);
            }
            assertThat(items.stream().map(item -> item.get("n"))).isEqualTo(expected);
        }
    }

    @Test
    default void aPageSaysWhereItEndedIfItIsFull() {
        String table = tableOfTen();
        assertThat(queryTen(table, options -> options).lastKey()).isNull();
        assertThat(queryTen(table, options -> options.withLimit(11)).lastKey()).isNull();
        assertThat(queryTen(table, options -> options.withLimit(10)).lastKey()).isEqualTo(item("pk", "a", "sk", 9));
        Page page = queryTen(table, options -> options.withLimit(3));
        assertThat(page.items()).hasSize(3);
        assertThat(page.lastKey()).isEqualTo(item("pk", "a", "sk", 2));
        Page behind = queryTen(table, options -> options.startingAfter(item("pk", "a", "sk", 9)));
        assertThat(behind.items()).isEmpty();
        assertThat(behind.lastKey()).isNull();
    }

    @Test
    default void aStartKeyNeedNotBeThere() {
        String table = tableOfTen();
        Page page = queryTen(table, options -> options.startingAfter(item("pk", "a", "sk", new BigDecimal("7.5"))));
        assertThat(page.items().stream().map(item -> item.get("n"))).containsExactly(value(8), value(9));
    }

    @Test
    default void aFilterDropsItemsThatHaveBeenCounted() {
        String table = tableOfTen();
        Page page = queryTen(table, options -> options.withFilter(equal("even", true)));
        assertThat(page.count()).isEqualTo(5);
        assertThat(page.scannedCount()).isEqualTo(10);
        assertThat(page.items()).hasSize(5);
        Page limited = queryTen(
                table,
                options ->
                        options.withFilter(compare("n", Comparator.GREATER, 4)).withLimit(4));
        assertThat(limited.items()).isEmpty();
        assertThat(limited.scannedCount()).isEqualTo(4);
        assertThat(limited.lastKey()).isEqualTo(item("pk", "a", "sk", 3));
    }

    @Test
    default void aCountHasNoItems() {
        String table = tableOfTen();
        Page page = queryTen(
                table, options -> options.withFilter(equal("even", true)).counting());
        assertThat(page.count()).isEqualTo(5);
        assertThat(page.scannedCount()).isEqualTo(10);
        assertThat(page.items()).isEmpty();
    }

    @Test
    default void aProjectionNeedNotHoldTheKeyOrWhatTheFilterReads() {
        String table = tableOfTen();
        Page page = queryTen(
                table,
                options -> options.withFilter(equal("even", false)).withLimit(4).withProjection(projection("n")));
        assertThat(page.items()).containsExactly(item("n", 1), item("n", 3));
        assertThat(page.lastKey()).isEqualTo(item("pk", "a", "sk", 3));
    }

    @Test
    default void aPageEvaluatesAboutOneMegabyte() {
        String table = table(PK_SK);
        IntStream.range(0, 15).forEach(i -> put(table, item("pk", "a", "sk", i, "v", text(100_000))));
        Page page = queryTen(table, options -> options.counting());
        assertThat(page.lastKey()).isNotNull();
        assertThat(page.count()).isBetween(10, 11);
        assertThat(queryAll(table, null, "a")).hasSize(15);
    }

    @Test
    default void anEmptyCollectionHasAnEmptyPage() {
        Page page = query(tableOfTen(), null, KeyCondition.of(value("none")), options -> options.withLimit(1));
        assertThat(page.items()).isEmpty();
        assertThat(page.count()).isZero();
        assertThat(page.scannedCount()).isZero();
        assertThat(page.lastKey()).isNull();
    }

    @Test
    default void aTableWithoutSortKeyHasCollectionsOfOne() {
        String table = table(PK);
        put(table, item("pk", "a", "v", 1), item("pk", "ab", "v", 2));
        assertThat(queryAll(table, null, "a")).containsExactly(item("pk", "a", "v", 1));
        invalid(
                "Query key condition not supported",
                () -> query(table, null, sort(Comparator.EQUAL, 1), options -> options));
    }

    @Test
    default void keyConditionsMustFitTheKey() {
        String table = tableOfTen();
        String mismatch = "Condition parameter type does not match schema type";
        invalid(mismatch, () -> query(table, null, KeyCondition.of(value(1)), options -> options));
        invalid(mismatch, () -> query(table, null, sort(Comparator.LESS, "1"), options -> options));
        invalid(mismatch, () -> query(table, null, between(1, "2"), options -> options));
        invalid(mismatch, () -> query(table, null, beginsWith("1"), options -> options));
        invalid("begins_with", () -> query(table, null, beginsWith(1), options -> options));
        invalid("empty string value", () -> query(table, null, KeyCondition.of(value("")), options -> options));
        invalid(
                "Size of hashkey has exceeded",
                () -> query(table, null, KeyCondition.of(value(text(2049))), options -> options));
    }

    @Test
    default void aFilterMayNotNameTheKey() {
        String table = tableOfTen();
        invalid(
                "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk",
                () -> queryTen(table, options -> options.withFilter(equal("sk", 1))));
    }

    @Test
    default void startKeysMustFitTheQuery() {
        String table = tableOfTen();
        invalid(
                "The provided starting key is outside query boundaries based on provided conditions",
                () -> queryTen(table, options -> options.startingAfter(item("pk", "b", "sk", 1))));
        invalid(
                "The provided starting key is invalid",
                () -> queryTen(table, options -> options.startingAfter(item("pk", "a"))));
        invalid(
                "The provided starting key is invalid",
                () -> queryTen(table, options -> options.startingAfter(item("pk", "a", "sk", "1"))));
        invalid(
                "The provided starting key is invalid",
                () -> queryTen(table, options -> options.startingAfter(item("pk", "a", "sk", 1, "n", 1))));
        invalid(
                "The provided starting key does not match the range key predicate",
                () -> query(
                        table,
                        null,
                        sort(Comparator.GREATER, 5),
                        options -> options.startingAfter(item("pk", "a", "sk", 1))));
    }

    @Test
    default void limitsMustBePositive() {
        String table = tableOfTen();
        invalid("at 'limit' failed to satisfy constraint", () -> queryTen(table, options -> options.withLimit(-1)));
    }

    @Test
    default void anIndexMustBeThere() {
        String table = tableOfTen();
        invalid(
                "The table does not have the specified index: none",
                () -> query(table, "none", KeyCondition.of(value("a")), options -> options));
    }
}
