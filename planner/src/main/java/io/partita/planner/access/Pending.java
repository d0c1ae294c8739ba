package io.partita.planner.access;

import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** Something that is worked on ahead of whoever will want it. */
final class Pending<T> {
    private final FutureTask<T> task;

    private Pending(FutureTask<T> task) {
        this.task = task;
    }

    /** Hands the work to a worker. */
    static <T> Pending<T> start(Workers workers, Callable<T> work) {
        return start(workers, work, () -> {});
    }

    /** Hands the work to a worker, and says when it is done, has failed or was given up. */
    static <T> Pending<T> start(Workers workers, Callable<T> work, Runnable whenDone) {
        FutureTask<T> task = new FutureTask<>(work) {
            @Override
            protected void done() {
                whenDone.run();
            }
        };
        try {
            workers.executor().execute(task);
        } catch (RejectedExecutionException stopped) {
            // The workers are gone; whoever waits for it does it.
        }
        return new Pending<>(task);
    }

    /** Does the work here if no worker has begun it. */
    void help() {
        task.run();
    }

    /** Whether the result is there. */
    boolean isDone() {
        return task.isDone();
    }

    /** The result; works on it here if no worker has begun. */
    T get() {
        help();
        try {
            return task.get();
        } catch (ExecutionException failure) {
            throw rethrown(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw QueryException.of(QueryErrorCode.CANCELLED, "the statement was interrupted", interrupted);
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof QueryException failure) {
            return failure;
        } else if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException defect ? defect : new IllegalStateException(cause);
    }

    /** Gives the work up if nobody has begun it; otherwise its result is dropped. */
    void cancel() {
        task.cancel(false);
    }
}
