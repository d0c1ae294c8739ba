package io.partita.engine.remote.item;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.remote.table.Shapes;
import io.partita.engine.remote.value.KeyNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Independent writes, several at a time: a round trip each, and those on one item one after another. A BatchWriteItem
 * would save round trips, but has no conditions, fails as a whole, and does not say what each write cost.
 */
public final class ConcurrentWrites {
    private final Function<WriteRequest, WriteOutcome> write;
    private final Shapes shapes;
    private final Executor workers;
    private final int parallelism;

    /**
     * Writes of one store.
     *
     * @param workers runs what the calling thread shares with others
     * @param parallelism the most writes of one call at a time, the calling thread's own included
     */
    public ConcurrentWrites(ItemWrites writes, Shapes shapes, Executor workers, int parallelism) {
        this.write = request -> outcome(writes, request);
        this.shapes = shapes;
        this.workers = workers;
        this.parallelism = parallelism;
    }

    private static WriteOutcome outcome(ItemWrites writes, WriteRequest request) {
        try {
            return new WriteOutcome.Done(writes.write(request));
        } catch (StoreException failure) {
            return new WriteOutcome.Failed(failure);
        }
    }

    /** As many outcomes as writes, in their order. */
    public List<WriteOutcome> write(List<WriteRequest> requests) {
        List<List<Integer>> groups = List.copyOf(byItem(requests).values());
        @Nullable WriteOutcome[] outcomes = new WriteOutcome[requests.size()];
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int group = next.getAndIncrement(); group < groups.size(); group = next.getAndIncrement()) {
                for (int at : groups.get(group)) {
                    outcomes[at] = write.apply(requests.get(at));
                }
            }
        };
        List<FutureTask<Void>> shared = new ArrayList<>();
        for (int i = 1; i < Math.min(parallelism, groups.size()); i++) {
            FutureTask<Void> task = new FutureTask<>(work, null);
            shared.add(task);
            workers.execute(task);
        }
        work.run();
        shared.forEach(ConcurrentWrites::await);
        return Arrays.asList(outcomes);
    }

    /** The positions of the writes on each item. */
    private Map<Object, List<Integer>> byItem(List<WriteRequest> requests) {
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            groups.computeIfAbsent(item(requests.get(i)), item -> new ArrayList<>())
                    .add(i);
        }
        return groups;
    }

    /** Equal for writes on one item. */
    private Object item(WriteRequest request) {
        if (request instanceof WriteRequest.Delete delete) {
            return List.of(delete.table(), delete.key());
        } else if (request instanceof WriteRequest.UpdateItem update) {
            return List.of(update.table(), update.key());
        }
        WriteRequest.Put put = (WriteRequest.Put) request;
        try {
            return List.of(put.table(), KeyNames.in(shapes.of(put.table()).key(), put.item()));
        } catch (StoreException noKey) {
            // No table or no key: the write itself says so.
            return put;
        }
    }

    private static void await(FutureTask<Void> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException wait) {
                    // Each outcome is wanted; the calls themselves end in bounded time.
                    interrupted = true;
                } catch (ExecutionException | CancellationException failure) {
                    throw new IllegalStateException("a write ended without an outcome", failure);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
