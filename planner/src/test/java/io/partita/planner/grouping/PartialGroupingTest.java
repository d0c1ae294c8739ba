package io.partita.planner.grouping;

import static io.partita.planner.grouping.GroupingTest.call;
import static io.partita.planner.testing.Relations.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ScanRequest;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Scalars;
import io.partita.planner.path.AccessPath;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.session.Execution;
import io.partita.planner.session.Execution.Deadline;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import io.partita.planner.testing.Relations;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scan that is grouped by the threads that read it. */
class PartialGroupingTest {
    private static final Scalar G = Scalars.attribute("g");
    private static final Scalar X = Scalars.attribute("x");

    private final Bench bench = Bench.withTable();

    @AfterEach
    void close() {
        bench.close();
    }

    private void fill(long seed, int items) {
        Random random = new Random(seed);
        for (int i = 0; i < items; i++) {
            Object x = random.nextInt(6) == 0 ? "text" : (Object) random.nextInt(1000);
            Item item = random.nextInt(8) == 0
                    ? Bench.item("p", "p" + i, "s", i, "x", x)
                    : Bench.item("p", "p" + i, "s", i, "g", "g" + random.nextInt(7), "x", x);
            bench.put(item);
        }
    }

    private RowNode grouped(@Nullable Scalar remainder, List<Scalar> keys, AggregateCall... calls) {
        return new RowNode.Aggregate(
                new RowNode.Access(
                        Plans.access(new AccessPath.SegmentedScan(bench.table(), null, 0, false), null, remainder)),
                keys,
                List.of(calls));
    }

    /** Small pages, so that each segment has many. */
    private static Execution segments(int segments, long maxBytes) {
        return new Execution(Relations.options(ScanPolicy.ALLOW, segments, maxBytes), 0, 10, Deadline.NEVER);
    }

    @Test
    void segmentsGiveWhatOneGives() {
        fill(7, 400);
        AggregateCall listed = new AggregateCall(
                AggregateFunction.LISTAGG,
                List.of(X, Scalars.constant(",")),
                true,
                null,
                List.of(new SortTerm(X, true, false)));
        Scalar remainder = Scalars.call(ScalarFunctions.NOT_EQUAL, Scalars.attribute("s"), Scalars.constant(5));
        Plan plan = plan(
                grouped(
                        remainder,
                        List.of(G),
                        call(AggregateFunction.COUNT),
                        call(AggregateFunction.SUM, X),
                        call(AggregateFunction.AVG, X),
                        call(AggregateFunction.STDDEV_SAMP, X),
                        call(AggregateFunction.MIN, X),
                        call(AggregateFunction.MAX, X),
                        new AggregateCall(AggregateFunction.COUNT, List.of(X), true, null, List.of()),
                        listed),
                9);
        Execution sequential = segments(1, 1 << 24);
        List<List<@Nullable AttributeValue>> expected = bench.rows(plan, sequential);
        assertThat(expected).hasSize(8);
        Execution parallel = segments(5, 1 << 24);
        assertThat(bench.rows(plan, parallel)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(bench.store().requests(ScanRequest.class))
                .anySatisfy(scan -> assertThat(scan.totalSegments()).isEqualTo(5));
        assertThat(parallel.hold(0)).isZero();
        assertThat(sequential.hold(0)).isZero();
    }

    @Test
    void ofAnEmptyTableThereIsOneRowWithoutKeys() {
        Plan plan = plan(grouped(null, List.of(), call(AggregateFunction.MAX, X), call(AggregateFunction.COUNT, X)), 2);
        assertThat(bench.rows(plan, segments(4, 1 << 20))).containsExactly(Relations.values(Relations.row(null, 0)));
    }

    @Test
    void lettingTheEngineCountReturnsNoItems() {
        fill(3, 30);
        Plan plan = plan(grouped(null, List.of(), call(AggregateFunction.COUNT), call(AggregateFunction.COUNT)), 2);
        Execution execution = segments(1, 1 << 20);
        assertThat(bench.rows(plan, execution)).containsExactly(Relations.values(Relations.row(30, 30)));
        assertThat(bench.store().requests(ScanRequest.class))
                .isNotEmpty()
                .allSatisfy(scan -> assertThat(scan.options().countOnly()).isTrue());
    }

    @Test
    void aThreadThatMayHoldNoMoreStopsTheStatement() {
        fill(5, 200);
        Plan plan = plan(grouped(null, List.of(Scalars.attribute("p")), call(AggregateFunction.COUNT, X)), 2);
        assertThatThrownBy(() -> bench.rows(plan, segments(4, 5_000)))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.MEMORY_EXCEEDED));
    }

    @Test
    void theScanPolicyHolds() {
        Plan plan = plan(grouped(null, List.of(), call(AggregateFunction.SUM, X)), 1);
        assertThatThrownBy(() -> bench.rows(plan))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.SCAN_REFUSED));
    }
}
