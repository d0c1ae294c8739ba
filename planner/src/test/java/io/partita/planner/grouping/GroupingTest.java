package io.partita.planner.grouping;

import static io.partita.planner.testing.Relations.MISSING;
import static io.partita.planner.testing.Relations.ascending;
import static io.partita.planner.testing.Relations.column;
import static io.partita.planner.testing.Relations.descending;
import static io.partita.planner.testing.Relations.plan;
import static io.partita.planner.testing.Relations.row;
import static io.partita.planner.testing.Relations.rows;
import static io.partita.planner.testing.Relations.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.session.Execution;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Relations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    static AggregateCall call(AggregateFunction function, Scalar... operands) {
        return new AggregateCall(function, Arrays.asList(operands), false, null, List.of());
    }

    private static AggregateCall distinct(AggregateFunction function, Scalar... operands) {
        return new AggregateCall(function, Arrays.asList(operands), true, null, List.of());
    }

    private static AggregateCall ordered(AggregateFunction function, SortTerm order, Scalar... operands) {
        return new AggregateCall(function, Arrays.asList(operands), false, null, List.of(order));
    }

    private List<@Nullable AttributeValue> whole(RowNode input, AggregateCall... calls) {
        RowNode node = new RowNode.Aggregate(input, List.of(), Arrays.asList(calls));
        List<List<@Nullable AttributeValue>> found = bench.rows(plan(node, calls.length));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private QueryException refused(RowNode input, AggregateCall call) {
        RowNode node = new RowNode.Aggregate(input, List.of(), List.of(call));
        List<QueryException> failures = new ArrayList<>();
        assertThatThrownBy(() -> bench.rows(plan(node, 1))).isInstanceOfSatisfying(QueryException.class, failures::add);
        return failures.get(0);
    }

    @Test
    void ignoresNullMissingAndWhatAFunctionDoesNotTake() {
        RowNode input = rows(row(1), row((Object) null), row(MISSING), row("text"), row(2), row(2), row(true));
        assertThat(whole(
                        input,
                        call(AggregateFunction.COUNT),
                        call(AggregateFunction.COUNT, column(0)),
                        call(AggregateFunction.SUM, column(0)),
                        call(AggregateFunction.AVG, column(0)),
                        call(AggregateFunction.MIN, column(0)),
                        call(AggregateFunction.MAX, column(0)),
                        call(AggregateFunction.EVERY, column(0)),
                        call(AggregateFunction.SOME, column(0)),
                        call(AggregateFunction.ANY_VALUE, column(0)),
                        call(AggregateFunction.LISTAGG, column(0), Scalars.constant("-")),
                        call(AggregateFunction.ARRAY_AGG, column(0))))
                .isEqualTo(values(row(
                        7,
                        5,
                        5,
                        new BigDecimal("1.6666666666666666666666666666666666667"),
                        "text",
                        true,
                        true,
                        true,
                        1,
                        "1-text-2-2",
                        Arrays.asList(1, null, null, "text", 2, 2, true))));
    }

    @Test
    void countsEachDistinctValueOnce() {
        RowNode input = rows(row(1), row("a"), row(1), row((Object) null), row(2), row("a"));
        assertThat(whole(
                        input,
                        distinct(AggregateFunction.COUNT, column(0)),
                        distinct(AggregateFunction.SUM, column(0)),
                        distinct(AggregateFunction.ARRAY_AGG, column(0))))
                .isEqualTo(values(row(3, 3, Arrays.asList(1, "a", null, 2))));
    }

    @Test
    void collectsInTheOrderThatIsAskedFor() {
        RowNode input = rows(row("b", 1), row("c", 3), row("a", 2));
        assertThat(whole(
                        input,
                        ordered(AggregateFunction.LISTAGG, ascending(0), column(0), Scalars.constant(",")),
                        ordered(AggregateFunction.ARRAY_AGG, descending(1), column(0))))
                .isEqualTo(values(row("a,b,c", List.of("c", "a", "b"))));
    }

    @Test
    void countsOnlyRowsThatPassTheFilter() {
        RowNode input = rows(row(1), row(5), row(9), row((Object) null));
        Scalar filter = Scalars.call(ScalarFunctions.GREATER, column(0), Scalars.constant(3));
        assertThat(whole(
                        input,
                        new AggregateCall(AggregateFunction.COUNT, List.of(), false, filter, List.of()),
                        new AggregateCall(AggregateFunction.SUM, List.of(column(0)), false, filter, List.of())))
                .isEqualTo(values(row(2, 14)));
    }

    @Test
    void ofNoRowsThereIsOneGroupIfThereAreNoKeys() {
        RowNode none = rows(List.of());
        assertThat(whole(none, call(AggregateFunction.COUNT), call(AggregateFunction.SUM, column(0))))
                .isEqualTo(values(row(0, null)));
        RowNode grouped = new RowNode.Aggregate(none, List.of(column(0)), List.of(call(AggregateFunction.COUNT)));
        assertThat(bench.rows(plan(grouped, 2))).isEmpty();
    }

    @Test
    void sumsExactly() {
        BigDecimal most = new BigDecimal("99999999999999999999999999999999999998");
        RowNode input = rows(row(most), row(1), row(Long.MAX_VALUE), row(-Long.MAX_VALUE));
        assertThat(whole(input, call(AggregateFunction.SUM, column(0))))
                .isEqualTo(values(row(most.add(BigDecimal.ONE))));
        RowNode longs = rows(IntStream.range(0, 40)
                .mapToObj(i -> row(999_999_999_999_999_999L))
                .toList());
        assertThat(whole(longs, call(AggregateFunction.SUM, column(0))))
                .isEqualTo(values(row(new BigDecimal("39999999999999999960"))));
        RowNode huge = rows(row(new BigDecimal("9E125")), row(new BigDecimal("9E125")));
        QueryException failure = refused(huge, call(AggregateFunction.SUM, column(0)));
        assertThat(failure.code()).isEqualTo(QueryErrorCode.NUMBER_OUT_OF_RANGE);
        assertThat(failure).hasMessageContaining("SUM");
        assertThat(whole(huge, call(AggregateFunction.AVG, column(0)))).isEqualTo(values(row(new BigDecimal("9E125"))));
    }

    @Test
    void knowsVariances() {
        RowNode input = rows(row(2), row(4), row(4), row(4), row(5), row(5), row(7), row(9), row("x"));
        assertThat(whole(
                        input,
                        call(AggregateFunction.VAR_POP, column(0)),
                        call(AggregateFunction.STDDEV_POP, column(0)),
                        call(AggregateFunction.VAR_SAMP, column(0))))
                .isEqualTo(values(row(4, 2, new BigDecimal("4.5714285714285714285714285714285714286"))));
        assertThat(whole(
                        rows(row(3)),
                        call(AggregateFunction.VAR_POP, column(0)),
                        call(AggregateFunction.STDDEV_SAMP, column(0))))
                .isEqualTo(values(row(0, null)));
    }

    @Test
    void aSubqueryForOneValueHasOneRow() {
        AggregateCall single = call(AggregateFunction.SINGLE_VALUE, column(0));
        assertThat(whole(rows(row("x")), single)).isEqualTo(values(row("x")));
        assertThat(whole(rows(List.of()), single)).isEqualTo(values(row((Object) null)));
        assertThat(refused(rows(row((Object) null), row(1)), single).code())
                .isEqualTo(QueryErrorCode.MORE_THAN_ONE_ROW);
    }

    @Test
    void aConstantOfAWrongTypeIsAMistake() {
        QueryException failure = refused(rows(row(1)), call(AggregateFunction.AVG, Scalars.constant("text")));
        assertThat(failure.code()).isEqualTo(QueryErrorCode.TYPE_MISMATCH);
        assertThat(failure).hasMessageContaining("AVG");
    }

    @Test
    void agreesWithTheDefinition() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<List<@Nullable Object>> input = Relations.randomRows(random, random.nextInt(40), 2, 6);
            RowNode node = new RowNode.Aggregate(
                    rows(input),
                    List.of(column(0)),
                    List.of(
                            call(AggregateFunction.COUNT),
                            distinct(AggregateFunction.COUNT, column(1)),
                            call(AggregateFunction.SUM, column(1))));
            Map<@Nullable Object, List<@Nullable Object>> groups = new LinkedHashMap<>();
            for (List<@Nullable Object> row : input) {
                Object key = row.get(0) == MISSING ? null : row.get(0);
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row.get(1));
            }
            List<List<@Nullable AttributeValue>> expected = new ArrayList<>();
            groups.forEach((key, group) -> expected.add(values(row(
                    key,
                    group.size(),
                    group.stream()
                            .filter(Objects::nonNull)
                            .filter(value -> value != MISSING)
                            .distinct()
                            .count(),
                    sum(group)))));
            assertThat(bench.rows(plan(node, 4))).as("seed %d", seed).containsExactlyElementsOf(expected);
        }
    }

    private static @Nullable Integer sum(List<@Nullable Object> values) {
        List<Integer> numbers = values.stream()
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .toList();
        return numbers.isEmpty()
                ? null
                : numbers.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void holdsNoMoreGroupsThanItMay() {
        RowNode input = rows(IntStream.range(0, 1000).mapToObj(i -> row(i)).toList());
        RowNode node = new RowNode.Aggregate(input, List.of(column(0)), List.of(call(AggregateFunction.COUNT)));
        Execution execution = Relations.holding(50_000);
        assertThatThrownBy(() -> bench.rows(plan(node, 2), execution))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.MEMORY_EXCEEDED))
                .hasMessageContaining("to group them");
        assertThat(execution.hold(0)).isZero();
        Execution enough = Relations.holding(10_000_000);
        assertThat(bench.rows(plan(node, 2), enough)).hasSize(1000);
        assertThat(enough.hold(0)).isZero();
    }

    @Test
    void stopsWhenItIsCancelled() {
        RowNode input = rows(IntStream.range(0, 5000).mapToObj(i -> row(i)).toList());
        RowNode node = new RowNode.Aggregate(input, List.of(), List.of(call(AggregateFunction.MAX, column(0))));
        Execution execution = Relations.holding(1 << 20);
        execution.cancel();
        assertThatThrownBy(() -> bench.rows(plan(node, 1), execution))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.CANCELLED));
    }

    @Test
    void addsFractionsAndWholeNumbers() {
        List<@Nullable AttributeValue> row =
                whole(rows(row(10), row(new BigDecimal("0.10"))), call(AggregateFunction.SUM, column(0)));
        assertThat(((NumberValue) Objects.requireNonNull(row.get(0))).text()).isEqualTo("10.1");
    }
}
