package io.partita.planner.write;

import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.error.QueryException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends writes that do not depend on each other many at a time. Between two chunks of them it looks whether the
 * execution is to go on; writes on one item happen in their order.
 */
final class IndependentWrites {
    /** The most writes, and about the most bytes, between two looks at the execution. */
    static final int CHUNK_WRITES = 500;

    private static final long CHUNK_BYTES = 4L << 20;

    private final MeteredStore store;

    IndependentWrites(MeteredStore store) {
        this.store = store;
    }

    /**
     * Does one write.
     *
     * @param write null for one that has nothing to do
     * @throws QueryException if it fails
     */
    Written executeOne(@Nullable PendingWrite write) {
        PendingWrite pending = write;
        while (pending != null) {
            PendingWrite.Step step = pending.answered(store.write(pending.request()));
            if (step.next() == null) {
                return step.written();
            }
            pending = step.next();
        }
        return Written.NOTHING;
    }

    /** Where the chunk ends that begins at a position. */
    static int endOfChunk(List<? extends @Nullable PendingWrite> writes, int begin) {
        long bytes = 0;
        int end = begin;
        while (end < writes.size() && end - begin < CHUNK_WRITES && bytes < CHUNK_BYTES) {
            PendingWrite write = writes.get(end++);
            if (write != null && write.request() instanceof WriteRequest.Put put) {
                bytes += put.item().sizeBytes();
            }
        }
        return end;
    }

    /**
     * Does any number of writes, chunk by chunk. If the execution has to stop, those that are left fail with that.
     *
     * @param writes null for one that has nothing to do
     * @return what became of each
     */
    List<WriteResult> execute(List<? extends @Nullable PendingWrite> writes) {
        List<WriteResult> results = new ArrayList<>(writes.size());
        while (results.size() < writes.size()) {
            int end = endOfChunk(writes, results.size());
            results.addAll(executeChunk(writes.subList(results.size(), end)));
        }
        return results;
    }

    /**
     * Does the writes of one chunk.
     *
     * @param writes null for one that has nothing to do
     * @return what became of each
     */
    List<WriteResult> executeChunk(List<? extends @Nullable PendingWrite> writes) {
        List<WriteResult> results = new ArrayList<>(writes.size());
        List<Place> open = new ArrayList<>(writes.size());
        for (int i = 0; i < writes.size(); i++) {
            PendingWrite write = writes.get(i);
            results.add(new WriteResult.Success(Written.NOTHING));
            if (write != null) {
                open.add(new Place(i, write));
            }
        }
        while (!open.isEmpty()) {
            open = advance(open, results);
        }
        return results;
    }

    /** A write, and where its result belongs. */
    private record Place(int index, PendingWrite write) {}

    /** Sends one request of each write, and returns those that are not over. */
    private List<Place> advance(List<Place> open, List<WriteResult> results) {
        List<WriteOutcome> outcomes;
        try {
            outcomes = store.writeEach(
                    open.stream().map(place -> place.write().request()).toList());
        } catch (QueryException stopped) {
            open.forEach(place -> results.set(place.index(), new WriteResult.Failure(stopped)));
            return List.of();
        }
        List<Place> left = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            int index = open.get(i).index();
            try {
                PendingWrite.Step step = open.get(i).write().answered(outcomes.get(i));
                results.set(index, new WriteResult.Success(step.written()));
                if (step.next() != null) {
                    left.add(new Place(index, step.next()));
                }
            } catch (QueryException failure) {
                results.set(index, new WriteResult.Failure(failure));
            }
        }
        return left;
    }
}
