package io.partita.planner.access;

import io.partita.engine.api.request.Page;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The pages of several sequences, in the order in which they arrive. Each sequence has at most one page under way or
 * waiting, and only so many sequences are read at once, so that memory is bounded and no worker ever waits for the
 * reader.
 */
final class ParallelPages implements PageStream {
    private final Workers workers;
    private final Deque<PageSequence> waiting;
    private final Deque<Reading> underWay = new ArrayDeque<>();
    private final Semaphore arrivals = new Semaphore(0);

    ParallelPages(Collection<PageSequence> sequences, Workers workers) {
        this.workers = workers;
        this.waiting = new ArrayDeque<>(sequences);
    }

    private record Reading(PageSequence sequence, Pending<Page> page) {}

    @Override
    public @Nullable Page next() {
        while (underWay.size() < workers.parallelism() && !waiting.isEmpty()) {
            start(waiting.pop());
        }
        if (underWay.isEmpty()) {
            return null;
        }
        Reading arrived = firstArrived();
        Page page = arrived.page().get();
        if (arrived.sequence().hasNext()) {
            start(arrived.sequence());
        }
        return page;
    }

    private void start(PageSequence sequence) {
        underWay.add(new Reading(sequence, Pending.start(workers, sequence::next, arrivals::release)));
    }

    private Reading firstArrived() {
        if (!arrivals.tryAcquire()) {
            underWay.getFirst().page().help();
            awaitArrival();
        }
        for (Iterator<Reading> all = underWay.iterator(); all.hasNext(); ) {
            Reading reading = all.next();
            if (reading.page().isDone()) {
                all.remove();
                return reading;
            }
        }
        throw new IllegalStateException("a page arrived that nobody asked for");
    }

    private void awaitArrival() {
        try {
            arrivals.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw QueryException.of(QueryErrorCode.CANCELLED, "the statement was interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        waiting.clear();
        underWay.forEach(reading -> reading.page().cancel());
        underWay.clear();
    }
}
