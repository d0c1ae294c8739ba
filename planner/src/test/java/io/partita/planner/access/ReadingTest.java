package io.partita.planner.access;

import static io.partita.planner.expression.Scalars.argument;
import static io.partita.planner.expression.Scalars.attribute;
import static io.partita.planner.expression.Scalars.call;
import static io.partita.planner.expression.Scalars.constant;
import static io.partita.planner.expression.Scalars.spread;
import static io.partita.planner.testing.Bench.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.QueryRequest;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.AccessPath.BatchKeyLookup;
import io.partita.planner.path.AccessPath.FanOut;
import io.partita.planner.path.AccessPath.IndexQuery;
import io.partita.planner.path.AccessPath.KeyGroup;
import io.partita.planner.path.AccessPath.KeyLookup;
import io.partita.planner.path.AccessPath.KeyQuery;
import io.partita.planner.path.KeyRange;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private Bench bench;

    @BeforeEach
    void open() {
        bench = Bench.withTable();
        IntStream.range(0, 30).forEach(i -> bench.put(item("p", "p" + i % 3, "s", i, "g", "g" + i % 2, "n", i % 5)));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<Integer> read(TableAccess access, @Nullable Object... arguments) {
        return read(access, Demand.ALL, Execution.of(SessionOptions.DEFAULT), arguments);
    }

    private List<Integer> read(TableAccess access, Demand demand, Execution execution, @Nullable Object... arguments) {
        ReadContext context = new ReadContext(bench.store(), bench.workers(), Bench.arguments(arguments), execution);
        List<Integer> found = new ArrayList<>();
        try (ItemCursor cursor = TableReader.open(access, context, demand)) {
            for (Item item = cursor.next(); item != null && found.size() < demand.items(); item = cursor.next()) {
                found.add(number(item));
            }
        }
        return found;
    }

    private static int number(Item item) {
        return ((AttributeValue.NumberValue) Objects.requireNonNull(item.get("s")))
                .value()
                .intValueExact();
    }

    private static void assertRefused(QueryErrorCode code, String message, Runnable read) {
        assertThatThrownBy(read::run)
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    @Test
    void looksUpOneItemWithOneRequest() {
        TableAccess access = Plans.access(new KeyLookup(bench.table(), argument(0), argument(1)));
        assertThat(read(access, "p1", 4)).containsExactly(4);
        assertThat(read(access, "p1", 5)).isEmpty();
        assertThat(bench.store().requests(GetRequest.class)).hasSize(2);
    }

    @Test
    void asksNothingForAKeyThatNoItemHas() {
        TableAccess access = Plans.access(new KeyLookup(bench.table(), argument(0), argument(1)));
        bench.table();
        bench.store().forget();
        assertThat(read(access, null, 4)).isEmpty();
        assertThat(read(access, "", 4)).isEmpty();
        assertThat(read(access, "p1", null)).isEmpty();
        assertThat(bench.store().requests()).isEmpty();
        assertRefused(
                QueryErrorCode.TYPE_MISMATCH,
                "Key attribute's data type should match its data type in table's schema: Key s is a number, and the"
                        + " value is a string",
                () -> read(access, "p1", "4"));
    }

    @Test
    void readsConsistentlyWhereTheSessionOrAHintSaysSo() {
        TableAccess access = Plans.access(new KeyLookup(bench.table(), argument(0), argument(1)));
        read(access, Demand.ALL, Execution.of(SessionOptions.DEFAULT.withConsistentReads(true)), "p1", 4);
        read(access, "p1", 4);
        assertThat(bench.store().requests(GetRequest.class))
                .extracting(GetRequest::consistent)
                .containsExactly(true, false);
        AccessPath index = new IndexQuery(bench.table(), "by_g", new KeyRange(constant("g1"), null), true, false);
        read(Plans.access(index), Demand.ALL, Execution.of(SessionOptions.DEFAULT.withConsistentReads(true)));
        assertThat(bench.store().requests(QueryRequest.class))
                .allMatch(request -> !request.options().consistent());
    }

    @Test
    void asksForEachKeyOnceAndForAHundredAtATime() {
        List<Integer> sorts = IntStream.range(0, 250).map(i -> i % 125).boxed().toList();
        TableAccess access = Plans.access(
                new BatchKeyLookup(bench.table(), List.of(new KeyGroup(List.of(constant("p0")), List.of(spread(0))))));
        assertThat(read(access, sorts)).containsExactly(0, 3, 6, 9, 12, 15, 18, 21, 24, 27);
        assertThat(bench.store().requests(BatchGetRequest.class))
                .extracting(request -> request.keys().size())
                .containsExactlyInAnyOrder(100, 25);
    }

    @Test
    void asksAgainForKeysThatWereNotProcessed() {
        AtomicInteger answers = new AtomicInteger();
        bench.store()
                .answerBatches(response -> answers.getAndIncrement() == 0
                        ? new BatchGetResponse(
                                response.items().subList(0, 1),
                                response.items().stream()
                                        .skip(1)
                                        .map(item -> KeyValues.of(Bench.KEY, item))
                                        .toList(),
                                response.consumed())
                        : response);
        TableAccess access = Plans.access(
                new BatchKeyLookup(bench.table(), List.of(new KeyGroup(List.of(constant("p0")), List.of(spread(0))))));
        assertThat(read(access, List.of(9, 0, 6))).containsExactly(9, 0, 6);
        assertThat(bench.pauses()).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void givesUpWhenNothingIsEverProcessed() {
        bench.store()
                .answerBatches(response -> new BatchGetResponse(
                        List.of(),
                        response.items().stream()
                                .map(item -> KeyValues.of(Bench.KEY, item))
                                .toList(),
                        response.consumed()));
        TableAccess access = Plans.access(
                new BatchKeyLookup(bench.table(), List.of(new KeyGroup(List.of(constant("p0")), List.of(spread(0))))));
        assertThatThrownBy(() -> read(access, List.of(9, 0)))
                .isInstanceOf(QueryException.class)
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("left 2 keys of a batch unprocessed 9 times");
        assertThat(bench.pauses()).hasSize(8).endsWith(Duration.ofMillis(2560));
    }

    @Test
    void takesAnEmptyStringForWhatLiesBelowEveryKey() {
        bench.put(item("p", "x", "s", 1, "l", "b"), item("p", "x", "s", 2, "l", "d"));
        assertThat(read(byL(Plans.above("")))).containsExactly(1, 2);
        assertThat(read(byL(new KeyRange.BeginsWith(constant(""))))).containsExactly(1, 2);
        assertThat(read(byL(new KeyRange.Between(constant(""), constant("c"))))).containsExactly(1);
        assertThat(read(byL(new KeyRange.Between(constant("c"), constant(""))))).isEmpty();
        assertThat(read(byL(new KeyRange.Compare(Comparator.LESS_OR_EQUAL, constant("")))))
                .isEmpty();
        assertThat(read(byL(Plans.above(null)))).isEmpty();
    }

    /** As if there were no index. */
    @Test
    void findsNothingForAValueOfAnotherTypeThanTheKeyOfAnIndex() {
        bench.put(item("p", "x", "s", 1, "l", "b"));
        assertThat(read(byL(Plans.above(5)))).isEmpty();
        assertThat(read(byL(new KeyRange.Between(constant("a"), constant(5))))).isEmpty();
        assertThat(read(byL(new KeyRange.BeginsWith(constant(5))))).isEmpty();
    }

    private TableAccess byL(KeyRange.SortRange range) {
        return Plans.access(new IndexQuery(bench.table(), "by_l", new KeyRange(constant("x"), range), true, false));
    }

    @Test
    void mergesBranchesInTheOrderOfTheirSortKey() {
        for (boolean ascending : List.of(true, false)) {
            KeyRange range = new KeyRange(spread(0), null);
            TableAccess access = Plans.access(new FanOut(List.of(new KeyQuery(bench.table(), range, ascending)), true));
            assertThat(read(access, List.of("p0", "p2", "p0", "nobody")))
                    .containsExactlyElementsOf(IntStream.range(0, 30)
                            .map(i -> ascending ? i : 29 - i)
                            .filter(i -> i % 3 != 1)
                            .boxed()
                            .toList());
        }
        assertThat(bench.store().requests(QueryRequest.class)).hasSize(6);
    }

    @Test
    void readsBranchAfterBranchInTheirOrder() {
        TableAccess access = Plans.access(new FanOut(
                List.of(new KeyQuery(bench.table(), new KeyRange(spread(0), Plans.above(20)), true)), false));
        assertThat(read(access, List.of("p2", "p0", "p1"))).containsExactly(23, 26, 29, 21, 24, 27, 22, 25, 28);
    }

    @Test
    void refusesMoreBranchesThanItCanKeepApart() {
        List<String> partitions = IntStream.rangeClosed(0, Branch.MAX_BRANCHES)
                .mapToObj(i -> "p" + i)
                .toList();
        TableAccess access = Plans.access(new FanOut(
                List.of(new KeyQuery(bench.table(), new KeyRange(spread(0), null), true)), false));
        assertRefused(
                QueryErrorCode.INVALID_STATEMENT,
                "more than 10000 partition key values of table \"items\"",
                () -> read(access, partitions));
    }

    @Test
    void limitsThePageWhereEachItemIsARow() {
        AccessPath path = Plans.keyQuery(bench.table(), constant("p0"), null);
        read(Plans.access(path), Demand.ALL.atMost(4), Execution.of(SessionOptions.DEFAULT));
        Scalar odd = call(ScalarFunctions.EQUAL, attribute("n"), constant(1));
        read(Plans.access(path, odd, null), Demand.ALL.atMost(1), Execution.of(SessionOptions.DEFAULT));
        assertThat(bench.store().requests(QueryRequest.class))
                .extracting(request -> request.options().limit())
                .containsExactly(4, 0);
    }

    @Test
    void pagesByTheFetchSize() {
        AccessPath path = Plans.keyQuery(bench.table(), constant("p0"), null);
        Execution execution = new Execution(SessionOptions.DEFAULT, 0, 4, Execution.Deadline.NEVER);
        assertThat(read(Plans.access(path), Demand.ALL, execution)).hasSize(10);
        assertThat(execution.tally().requests()).isEqualTo(3);
        assertThat(execution.tally().itemsReturned()).isEqualTo(10);
    }

    @Test
    void fetchesTheItemsBehindAnIndexAndAsksThemAgain() {
        bench.store().before(request -> {
            if (request instanceof BatchGetRequest) {
                // The index said so, but meanwhile the item has another partition key of the index.
                bench.store().before(any -> {});
                bench.put(item("p", "p1", "s", 1, "g", "other"));
            }
        });
        AccessPath path = new IndexQuery(bench.table(), "keys_g", new KeyRange(constant("g1"), null), true, true);
        Scalar small = call(ScalarFunctions.LESS, attribute("n"), constant(2));
        assertThat(read(Plans.projecting(Plans.access(path, null, small), "s"))).containsExactly(5, 11, 15, 21, 25);
    }

    @Test
    void stopsWhenTheBudgetIsSpent() {
        AccessPath path = Plans.keyQuery(bench.table(), constant("p0"), null);
        Execution execution = new Execution(SessionOptions.DEFAULT.withMaxReadUnits(1), 0, 2, Execution.Deadline.NEVER);
        assertRefused(
                QueryErrorCode.BUDGET_EXCEEDED,
                "the statement stopped at 1.5 read units, over its budget of 1.0; it had sent 3 requests, read 6 items",
                () -> read(Plans.access(path), Demand.ALL, execution));
    }

    @Test
    void stopsBetweenTwoRequestsWhenItIsCancelledOrTooLate() {
        AccessPath path = Plans.keyQuery(bench.table(), constant("p0"), null);
        Execution cancelled = new Execution(SessionOptions.DEFAULT, 0, 2, Execution.Deadline.NEVER);
        bench.store().before(request -> cancelled.cancel());
        assertRefused(
                QueryErrorCode.CANCELLED,
                "the statement was cancelled",
                () -> read(Plans.access(path), Demand.ALL, cancelled));
        assertThat(cancelled.tally().requests()).isEqualTo(1);

        AtomicInteger requests = new AtomicInteger();
        bench.store().before(request -> requests.incrementAndGet());
        Execution late = new Execution(SessionOptions.DEFAULT, 0, 2, () -> requests.get() > 0);
        assertRefused(QueryErrorCode.TIMED_OUT, "time-out", () -> read(Plans.access(path), Demand.ALL, late));
    }

    @Test
    void saysWhatTheStoreSaysWhenItFails() {
        bench.table();
        bench.store().before(request -> {
            throw new StoreException(ErrorCode.UNAVAILABLE, "nobody is there");
        });
        TableAccess access = Plans.access(Plans.keyQuery(bench.table(), constant("p0"), null));
        assertRefused(QueryErrorCode.STORE, "nobody is there", () -> read(access));
    }

    @Test
    void asksForWhatTheRemainderNeedsBesideTheProjection() {
        AccessPath path = Plans.keyQuery(bench.table(), constant("p0"), null);
        Scalar odd = call(ScalarFunctions.EQUAL, attribute("n"), constant(1));
        assertThat(read(Plans.projecting(Plans.access(path, null, odd), "s"))).containsExactly(6, 21);
    }
}
