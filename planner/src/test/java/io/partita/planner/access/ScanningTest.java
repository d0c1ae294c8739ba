package io.partita.planner.access;

import static io.partita.planner.expression.Scalars.attribute;
import static io.partita.planner.expression.Scalars.call;
import static io.partita.planner.expression.Scalars.constant;
import static io.partita.planner.testing.Bench.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ScanRequest;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.AccessPath.SegmentedScan;
import io.partita.planner.path.Candidate;
import io.partita.planner.path.Estimate;
import io.partita.planner.plan.AccessHints;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.session.Execution;
import io.partita.planner.session.Execution.Warning;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import io.partita.planner.testing.Bench;
import io.partita.planner.testing.Plans;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScanningTest {
    private static final SessionOptions REJECT = SessionOptions.DEFAULT;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = Bench.withTable();
        IntStream.range(0, 60).forEach(i -> bench.put(item("p", "p" + i, "s", i)));
        bench.table();
        bench.store().forget();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private TableAccess scan(int segments, @Nullable Scalar filter, AccessHints hints) {
        TableAccess plain = Plans.access(new SegmentedScan(bench.table(), null, segments, false), filter, null, hints);
        return new TableAccess(
                plain.path(),
                plain.filter(),
                plain.remainder(),
                plain.projection(),
                plain.consistent(),
                new Estimate(12.5, 1, 60),
                List.of(new Candidate("KeyQuery items", "no condition on partition key \"p\"")),
                List.of("a condition on p"),
                hints);
    }

    private ItemCursor open(TableAccess access, Execution execution, Demand demand) {
        bench.store().forget();
        return TableReader.open(
                access, new ReadContext(bench.store(), bench.workers(), Arguments.NONE, execution), demand);
    }

    private int drain(TableAccess access, Execution execution, Demand demand) {
        try (ItemCursor cursor = open(access, execution, demand)) {
            int items = 0;
            while (items < demand.items() && cursor.next() != null) {
                items++;
            }
            return items;
        }
    }

    private static Execution execution(SessionOptions options) {
        return new Execution(options, 0, 5, Execution.Deadline.NEVER);
    }

    @Test
    void refusesBeforeTheFirstRequestAndSaysWhatToDo() {
        assertThatThrownBy(() -> open(scan(0, null, AccessHints.NONE), execution(REJECT), Demand.ALL))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.SCAN_REFUSED))
                .hasMessageContaining("would read all of table \"items\"")
                .hasMessageContaining("12.5 read units")
                .hasMessageContaining("KeyQuery items: no condition on partition key \"p\"")
                .hasMessageContaining("a condition on p")
                .hasMessageContaining("SCAN(allow)");
        assertThat(bench.store().requests()).isEmpty();
    }

    @Test
    void obeysTheHintBeforeTheSession() {
        assertThat(drain(scan(0, null, Plans.SCAN_ALLOWED), execution(REJECT), Demand.ALL))
                .isEqualTo(60);
        AccessHints reject = new AccessHints(ScanPolicy.REJECT, 0, 0);
        assertThatThrownBy(() ->
                        open(scan(0, null, reject), execution(REJECT.withScanPolicy(ScanPolicy.ALLOW)), Demand.ALL))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void warnsWhereThePolicyIsToWarn() {
        Execution execution = execution(REJECT.withScanPolicy(ScanPolicy.WARN));
        assertThat(drain(scan(0, null, AccessHints.NONE), execution, Demand.ALL))
                .isEqualTo(60);
        assertThat(execution.warnings())
                .containsExactly(new Warning(Warning.SCAN, "reads all of table \"items\", about 12.5 read units"));
    }

    @Test
    void letsAPreviewReadUpToItsBound() {
        Execution execution = execution(REJECT);
        assertThat(drain(scan(0, null, AccessHints.NONE), execution, Demand.ALL.atMost(7)))
                .isEqualTo(7);
        assertThat(execution.tally().itemsRead()).isEqualTo(7);
        assertThat(execution.warnings())
                .containsExactly(new Warning(Warning.SCAN, "reads up to 10000 items of table \"items\""));
    }

    @Test
    void stopsAPreviewThatFindsTooLittle() {
        Scalar never = call(ScalarFunctions.EQUAL, attribute("absent"), constant(1));
        Execution execution = execution(REJECT.withScanPreviewItems(20));
        assertThatThrownBy(() -> drain(scan(0, never, AccessHints.NONE), execution, Demand.ALL.atMost(7)))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(QueryErrorCode.SCAN_REFUSED))
                .hasMessageStartingWith("the first 20 items of table \"items\" did not hold enough rows");
        assertThat(execution.tally().itemsRead()).isEqualTo(20);
        assertThat(drain(scan(0, never, AccessHints.NONE), execution(REJECT), Demand.ALL.atMost(7)))
                .isZero();
    }

    @Test
    void readsTheSegmentsThatTheHintOrTheSessionSays() {
        assertThat(drain(scan(3, null, Plans.SCAN_ALLOWED), execution(REJECT), Demand.ALL))
                .isEqualTo(60);
        assertThat(bench.store().requests(ScanRequest.class))
                .extracting(ScanRequest::totalSegments)
                .containsOnly(3);
        assertThat(drain(scan(0, null, Plans.SCAN_ALLOWED), execution(REJECT.withScanSegments(7)), Demand.ALL))
                .isEqualTo(60);
        assertThat(bench.store().requests(ScanRequest.class))
                .extracting(ScanRequest::segment)
                .contains(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void readsNoFurtherAheadThanOnePageOfEachSegmentUnderWay() {
        Workers single = new Workers(Runnable::run, 2, duration -> {});
        ReadContext context = new ReadContext(bench.store(), single, Arguments.NONE, execution(REJECT));
        try (ItemCursor cursor = TableReader.open(scan(4, null, Plans.SCAN_ALLOWED), context, Demand.ALL)) {
            assertThat(bench.store().requests(ScanRequest.class)).hasSizeLessThanOrEqualTo(3);
            assertThat(cursor.next()).isNotNull();
            assertThat(bench.store().requests(ScanRequest.class)).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void readsOnePageAheadOfASequentialScan() {
        Workers direct = new Workers(Runnable::run, 4, duration -> {});
        ReadContext context = new ReadContext(bench.store(), direct, Arguments.NONE, execution(REJECT));
        try (ItemCursor cursor = TableReader.open(scan(1, null, Plans.SCAN_ALLOWED), context, Demand.ALL)) {
            assertThat(bench.store().requests(ScanRequest.class)).hasSize(2);
            IntStream.range(0, 5).forEach(i -> assertThat(cursor.next()).isNotNull());
            assertThat(bench.store().requests(ScanRequest.class)).hasSize(2);
            assertThat(cursor.next()).isNotNull();
            assertThat(bench.store().requests(ScanRequest.class)).hasSize(3);
        }
    }

    @Test
    void propagatesTheFailureOfASegment() {
        bench.store().before(request -> {
            if (request instanceof ScanRequest scan && scan.segment() == 2) {
                throw new StoreException(ErrorCode.UNAVAILABLE, "segment 2 is gone");
            }
        });
        assertThatThrownBy(() -> drain(scan(4, null, Plans.SCAN_ALLOWED), execution(REJECT), Demand.ALL))
                .isInstanceOf(QueryException.class)
                .hasMessage("segment 2 is gone");
    }

    @Test
    void isReadEvenIfNoWorkerEverComes() {
        Workers nobody = new Workers(task -> {}, 4, duration -> {});
        ReadContext context = new ReadContext(bench.store(), nobody, Arguments.NONE, execution(REJECT));
        try (ItemCursor cursor = TableReader.open(scan(4, null, Plans.SCAN_ALLOWED), context, Demand.ALL)) {
            int items = 0;
            for (Item item = cursor.next(); item != null; item = cursor.next()) {
                items++;
            }
            assertThat(items).isEqualTo(60);
        }
    }

    @Test
    void sendsNothingMoreWhenItIsClosedWhileAWorkerReads() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        Thread reader = Thread.currentThread();
        bench.store().before(request -> {
            if (Thread.currentThread() != reader) {
                reached.countDown();
                awaitQuietly(released);
            }
        });
        Workers workers = new Workers(oneThread, 4, duration -> {});
        ReadContext context = new ReadContext(bench.store(), workers, Arguments.NONE, execution(REJECT));
        ItemCursor cursor = TableReader.open(scan(1, null, Plans.SCAN_ALLOWED), context, Demand.ALL);
        reached.await();
        cursor.close();
        released.countDown();
        oneThread.shutdown();
        assertThat(oneThread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(bench.store().requests(ScanRequest.class)).hasSize(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Twelve pages of half a unit, each but the first after the half second that the one before it should have taken. */
    @Test
    void readsNoFasterThanItMay() {
        SessionOptions slow = REJECT.withScanPolicy(ScanPolicy.ALLOW)
                .withScanUnitsPerSecond(1)
                .withScanSegments(1);
        assertThat(drain(scan(0, null, AccessHints.NONE), execution(slow), Demand.ALL))
                .isEqualTo(60);
        Duration waited = bench.pauses().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isEqualTo(Duration.ofMillis(500).multipliedBy(requests() - 1L));
        assertThat(bench.pauses()).allMatch(pause -> pause.compareTo(Duration.ofMillis(100)) <= 0);
    }

    @Test
    void segmentsShareThePace() {
        SessionOptions slow = REJECT.withScanPolicy(ScanPolicy.ALLOW)
                .withScanUnitsPerSecond(2)
                .withScanSegments(4);
        Execution execution = execution(slow);
        assertThat(drain(scan(0, null, AccessHints.NONE), execution, Demand.ALL))
                .isEqualTo(60);
        Duration waited = bench.pauses().stream().reduce(Duration.ZERO, Duration::plus);
        double units = execution.tally().consumed().readUnits();
        assertThat(waited.toMillis() / 1e3).isBetween((units - 2.5) / 2, units / 2);
    }

    @Test
    void whoWaitsCanBeStopped() {
        Execution execution = execution(REJECT.withScanPolicy(ScanPolicy.ALLOW)
                .withScanUnitsPerSecond(1)
                .withScanSegments(1));
        ScanPace pace = new ScanPace(1, step -> execution.cancel(), execution);
        pace.read(new Page(List.of(), 0, 0, null, Consumed.read(1_000_000)));
        assertThatThrownBy(pace::await)
                .isInstanceOfSatisfying(
                        QueryException.class,
                        failure -> assertThat(failure.code()).isEqualTo(QueryErrorCode.CANCELLED));
    }

    private int requests() {
        return bench.store().requests(ScanRequest.class).size();
    }
}
