package io.partita.planner;

import io.partita.planner.access.Workers;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that read ahead for the statements of one engine; idle ones go away. */
final class WorkerThreads {
    /** They mostly wait for the store, so there are more of them than processors. */
    private static final int THREADS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    private final ThreadPoolExecutor executor;

    WorkerThreads() {
        AtomicInteger number = new AtomicInteger();
        executor = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "partita-reader-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    Workers workers() {
        return new Workers(executor, THREADS, duration -> Thread.sleep(duration.toMillis()));
    }

    void stop() {
        executor.shutdown();
    }
}
