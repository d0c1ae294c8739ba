package io.partita.engine.cluster.node;

import io.partita.engine.api.error.StoreException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a process does again and again for as long as it runs, each in a thread of its own. What fails is tried again the next time. */
final class NodeWork implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(NodeWork.class.getName());
    private static final int THREADS = 6;
    private static final Duration END = Duration.ofSeconds(20);

    private final ConcurrentHashMap<String, String> complaints = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "partita-node");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Begins something.
     *
     * @param name what it is called when it fails
     * @param pause between its end and its next beginning
     */
    void repeat(String name, Duration pause, Runnable work) {
        Future<?> unused =
                threads.scheduleWithFixedDelay(() -> attempt(name, work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(String name, Runnable work) {
        try {
            work.run();
            complaints.remove(name);
        } catch (StoreException e) {
            complain(name, e);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, name + " failed because of a defect", defect);
        }
    }

    /** The same is not said again as long as it goes on. */
    void complain(String name, StoreException failure) {
        String text = name + " is tried again, because of " + failure.code() + ": " + failure.getMessage();
        if (!text.equals(complaints.put(name, text)) && !threads.isShutdown()) {
            LOG.log(System.Logger.Level.INFO, text);
        }
    }

    /** Begins nothing more, and waits for what is under way, without interrupting it: it may be writing a file. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "something goes on after " + END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
