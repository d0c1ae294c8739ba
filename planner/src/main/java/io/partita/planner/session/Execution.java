package io.partita.planner.session;

import io.partita.engine.api.request.Consumed;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One execution of a statement: its limits on the way in, what it consumed and what it warns of on the way
 * out. The statement's thread and its workers report here; any thread may cancel.
 */
public final class Execution {
    private final SessionOptions options;
    private final long maxRows;
    private final int fetchSize;
    private final Deadline deadline;
    private final AtomicReference<Tally> tally = new AtomicReference<>(Tally.NOTHING);
    private final AtomicLong heldBytes = new AtomicLong();
    private final List<Warning> warnings = new ArrayList<>();
    private volatile boolean cancelled;

    /**
     * @param maxRows rows to return at most; 0 for all
     * @param fetchSize rows that a page should have; 0 leaves it to the engine
     */
    public Execution(SessionOptions options, long maxRows, int fetchSize, Deadline deadline) {
        this.options = options;
        this.maxRows = maxRows;
        this.fetchSize = fetchSize;
        this.deadline = deadline;
    }

    /** An execution without limits of its own. */
    public static Execution of(SessionOptions options) {
        return new Execution(options, 0, 0, Deadline.NEVER);
    }

    public SessionOptions options() {
        return options;
    }

    public long maxRows() {
        return maxRows;
    }

    public int fetchSize() {
        return fetchSize;
    }

    /** Asks the execution to stop; it stops between two requests. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Called between requests.
     *
     * @throws QueryException CANCELLED or TIMED_OUT if it is time to stop
     */
    public void checkRunning() {
        if (cancelled) {
            throw new QueryException(QueryErrorCode.CANCELLED, "the statement was cancelled");
        }
        if (deadline.hasPassed()) {
            throw new QueryException(QueryErrorCode.TIMED_OUT, "the statement took longer than its time-out");
        }
    }

    /** Adds one request. */
    public void addRequest(Consumed consumed, long itemsRead, long itemsReturned) {
        tally.accumulateAndGet(new Tally(consumed, 1, itemsRead, itemsReturned), Tally::plus);
    }

    public Tally tally() {
        return tally.get();
    }

    /**
     * Counts rows that an operator begins to hold in memory, or gives up again.
     *
     * @param bytes negative for what is given up
     * @return the bytes that all operators of the execution hold now
     */
    public long hold(long bytes) {
        return heldBytes.addAndGet(bytes);
    }

    public void warn(Warning warning) {
        synchronized (warnings) {
            warnings.add(warning);
        }
    }

    /** What there is to warn of so far, in order. */
    public List<Warning> warnings() {
        synchronized (warnings) {
            return List.copyOf(warnings);
        }
    }

    /**
     * What an execution has cost so far.
     *
     * @param requests to the store
     * @param itemsRead evaluated by the engine
     * @param itemsReturned by the engine, before any remainder is applied
     */
    public record Tally(Consumed consumed, long requests, long itemsRead, long itemsReturned) {
        public static final Tally NOTHING = new Tally(Consumed.NOTHING, 0, 0, 0);

        public Tally plus(Tally other) {
            return new Tally(
                    consumed.plus(other.consumed),
                    requests + other.requests,
                    itemsRead + other.itemsRead,
                    itemsReturned + other.itemsReturned);
        }
    }

    /** Something the caller should know, with an SQLSTATE of class 01. */
    public record Warning(String sqlState, String message) {
        /** A scan that ran. */
        public static final String SCAN = "01P01";
        /** An attribute that the columns of {@code SELECT *} do not show. */
        public static final String HIDDEN_ATTRIBUTE = "01P02";
        /** A statement that wrote many items one by one. */
        public static final String NOT_ATOMIC = "01P03";
    }

    /** When an execution must have ended. */
    public interface Deadline {
        Deadline NEVER = () -> false;

        boolean hasPassed();
    }
}
