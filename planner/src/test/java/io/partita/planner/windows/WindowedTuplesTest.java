package io.partita.planner.windows;

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
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.execution.RowCursor;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Scalars;
import io.partita.planner.expression.WindowFunction;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.WindowCall;
import io.partita.planner.plan.WindowCall.Frame;
import io.partita.planner.plan.WindowCall.FrameBound;
import io.partita.planner.plan.WindowCall.FrameBoundKind;
import io.partita.planner.plan.WindowCall.FrameUnit;
import io.partita.planner.session.Execution;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Relations;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowedTuplesTest {
    private static final Frame WHOLE =
            frame(FrameUnit.ROWS, FrameBoundKind.UNBOUNDED_PRECEDING, null, FrameBoundKind.UNBOUNDED_FOLLOWING, null);

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    static Frame frame(
            FrameUnit unit,
            FrameBoundKind start,
            @Nullable Object startOffset,
            FrameBoundKind end,
            @Nullable Object endOffset) {
        return new Frame(unit, bound(start, startOffset), bound(end, endOffset), WindowCall.FrameExclusion.NO_OTHERS);
    }

    private static FrameBound bound(FrameBoundKind kind, @Nullable Object offset) {
        return new FrameBound(kind, offset == null ? null : Scalars.constant(offset));
    }

    static WindowCall call(WindowFunction function, Frame frame, Scalar... operands) {
        return new WindowCall(function, Arrays.asList(operands), false, null, false, frame);
    }

    private static WindowCall ignoringNulls(WindowFunction function, Frame frame, Scalar... operands) {
        return new WindowCall(function, Arrays.asList(operands), false, null, true, frame);
    }

    /** The results of calls over rows, ordered by the first column. */
    private List<List<@Nullable AttributeValue>> over(RowNode input, SortTerm order, WindowCall... calls) {
        RowNode window = new RowNode.Window(input, 2, List.of(), List.of(order), Arrays.asList(calls));
        return bench.rows(plan(window, 2 + calls.length)).stream()
                .map(row -> row.subList(2, row.size()))
                .toList();
    }

    private static final RowNode SCORES = rows(row(10, "a"), row(20, "b"), row(20, null), row(30, "d"), row(null, "e"));

    @Test
    void ranks() {
        assertThat(over(
                        SCORES,
                        ascending(0),
                        call(RankingFunction.ROW_NUMBER, Frame.DEFAULT),
                        call(RankingFunction.RANK, Frame.DEFAULT),
                        call(RankingFunction.DENSE_RANK, Frame.DEFAULT),
                        call(RankingFunction.PERCENT_RANK, Frame.DEFAULT),
                        call(RankingFunction.CUME_DIST, Frame.DEFAULT),
                        call(RankingFunction.NTILE, Frame.DEFAULT, Scalars.constant(3))))
                .containsExactly(
                        values(row(1, 1, 1, 0, new BigDecimal("0.2"), 1)),
                        values(row(2, 2, 2, new BigDecimal("0.25"), new BigDecimal("0.6"), 1)),
                        values(row(3, 2, 2, new BigDecimal("0.25"), new BigDecimal("0.6"), 2)),
                        values(row(4, 4, 3, new BigDecimal("0.75"), new BigDecimal("0.8"), 2)),
                        values(row(5, 5, 4, 1, 1, 3)));
    }

    @Test
    void looksAtNeighbours() {
        assertThat(over(
                        SCORES,
                        ascending(0),
                        call(RankingFunction.LAG, Frame.DEFAULT, column(1)),
                        call(
                                RankingFunction.LEAD,
                                Frame.DEFAULT,
                                column(1),
                                Scalars.constant(2),
                                Scalars.constant("none")),
                        ignoringNulls(RankingFunction.LAG, Frame.DEFAULT, column(1)),
                        ignoringNulls(RankingFunction.LEAD, Frame.DEFAULT, column(1))))
                .containsExactly(
                        values(row(null, null, null, "b")),
                        values(row("a", "d", "a", "d")),
                        values(row("b", "e", "b", "d")),
                        values(row(null, "none", "b", "e")),
                        values(row("d", "none", "d", null)));
    }

    @Test
    void picksValuesOfTheFrame() {
        assertThat(over(
                        SCORES,
                        descending(0),
                        call(RankingFunction.FIRST_VALUE, WHOLE, column(1)),
                        call(RankingFunction.LAST_VALUE, Frame.DEFAULT, column(1)),
                        call(RankingFunction.NTH_VALUE, WHOLE, column(1), Scalars.constant(4)),
                        ignoringNulls(RankingFunction.NTH_VALUE, WHOLE, column(1), Scalars.constant(4)),
                        call(RankingFunction.NTH_VALUE, WHOLE, column(1), Scalars.constant(9))))
                .containsExactly(
                        values(row("e", "e", null, "a", null)),
                        values(row("e", "d", null, "a", null)),
                        values(row("e", null, null, "a", null)),
                        values(row("e", null, null, "a", null)),
                        values(row("e", "a", null, "a", null)));
    }

    @Test
    void partitionsAndKeepsTheColumnsOfTheInput() {
        RowNode input = rows(row("x", 2), row("y", 1), row("x", 1), row(null, 7));
        RowNode window = new RowNode.Window(
                input,
                2,
                List.of(column(0)),
                List.of(ascending(1)),
                List.of(call(AggregateFunction.SUM, Frame.DEFAULT, column(1))));
        assertThat(bench.rows(plan(window, 3)))
                .containsExactly(
                        values(row("x", 1, 1)),
                        values(row("x", 2, 3)),
                        values(row("y", 1, 1)),
                        values(row(null, 7, 7)));
    }

    @Test
    void ofNoRowsThereAreNone() {
        assertThat(over(rows(List.of()), ascending(0), call(RankingFunction.ROW_NUMBER, Frame.DEFAULT)))
                .isEmpty();
    }

    @Test
    void collectsOverFrames() {
        Frame two = frame(FrameUnit.ROWS, FrameBoundKind.PRECEDING, 1, FrameBoundKind.CURRENT_ROW, null);
        assertThat(over(
                        rows(row(1, "a"), row(2, "b"), row(3, "c")),
                        ascending(0),
                        call(AggregateFunction.LISTAGG, two, column(1), Scalars.constant("")),
                        call(AggregateFunction.ARRAY_AGG, Frame.DEFAULT, column(1))))
                .containsExactly(
                        values(row("a", List.of("a"))),
                        values(row("ab", List.of("a", "b"))),
                        values(row("bc", List.of("a", "b", "c"))));
    }

    @Test
    void refusesOffsetsThatCountNoRows() {
        for (Object offset : new Object[] {-1, "text", new BigDecimal("0.5")}) {
            Frame frame = frame(FrameUnit.ROWS, FrameBoundKind.PRECEDING, offset, FrameBoundKind.CURRENT_ROW, null);
            assertThatThrownBy(() -> over(SCORES, ascending(0), call(AggregateFunction.COUNT, frame)))
                    .isInstanceOfSatisfying(
                            QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.INVALID_VALUE));
        }
        assertThatThrownBy(() ->
                        over(SCORES, ascending(0), call(RankingFunction.NTILE, Frame.DEFAULT, Scalars.constant(0))))
                .hasMessageContaining("NTILE");
    }

    @Test
    void holdsNoMoreThanItMay() {
        RowNode input = rows(IntStream.range(0, 500).mapToObj(i -> row(i, "x")).toList());
        RowNode window = new RowNode.Window(
                input,
                2,
                List.of(),
                List.of(ascending(0)),
                List.of(call(AggregateFunction.ARRAY_AGG, Frame.DEFAULT, column(0))));
        for (long most : new long[] {20_000, 150_000}) {
            Execution execution = Relations.holding(most);
            assertThatThrownBy(() -> bench.rows(plan(window, 3), execution))
                    .isInstanceOfSatisfying(
                            QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.MEMORY_EXCEEDED));
            assertThat(execution.hold(0)).isZero();
        }
        Execution enough = Relations.holding(1 << 24);
        assertThat(bench.rows(plan(window, 3), enough)).hasSize(500);
        assertThat(enough.hold(0)).isZero();
    }

    @Test
    void stopsInTheMidst() {
        RowNode input = rows(IntStream.range(0, 5000).mapToObj(i -> row(i, 1)).toList());
        RowNode window = new RowNode.Window(
                input,
                2,
                List.of(),
                List.of(ascending(0)),
                List.of(call(AggregateFunction.SUM, Frame.DEFAULT, column(1))));
        Execution execution = Relations.holding(1 << 24);
        try (RowCursor cursor = bench.open(plan(window, 3), execution)) {
            execution.cancel();
            assertThatThrownBy(cursor::next)
                    .isInstanceOfSatisfying(
                            QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.CANCELLED));
        }
        assertThat(execution.hold(0)).isZero();
    }
}
