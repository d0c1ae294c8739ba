package io.partita.faults.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads on which activities run; a thread whose activity has come to its end is used for another one. */
final class Workers {
    private final Consumer<Activity> performing;
    private final Supplier<Activity> choosing;
    private final Deque<Worker> idle = new ArrayDeque<>();

    /**
     * @param performing does an activity from its beginning to its end
     * @param choosing says who is next
     */
    Workers(Consumer<Activity> performing, Supplier<Activity> choosing) {
        this.performing = performing;
        this.choosing = choosing;
    }

    /** A thread, and what it does next; null for nothing any more. */
    private final class Worker {
        private final Semaphore work = new Semaphore(0);
        private @Nullable Activity next;

        void run() {
            work.acquireUninterruptibly();
            Activity activity = next;
            while (activity != null) {
                performing.accept(activity);
                activity = following();
            }
        }

        /** Goes on with whoever is next, if that has no thread yet; otherwise hands the baton on and waits for another turn. */
        private @Nullable Activity following() {
            Activity chosen = choosing.get();
            if (!chosen.hasBegun()) {
                chosen.begin();
                return chosen;
            }
            // While it still has the baton; whoever gets it may have something to do for this thread at once.
            idle.push(this);
            chosen.handOver();
            work.acquireUninterruptibly();
            return next;
        }

        void give(@Nullable Activity activity) {
            next = activity;
            work.release();
        }
    }

    /** Has an activity begin, with the baton. */
    void start(Activity activity) {
        activity.begin();
        Worker worker = idle.poll();
        if (worker == null) {
            worker = new Worker();
            Thread thread = new Thread(worker::run, "simulation");
            thread.setDaemon(true);
            thread.start();
        }
        worker.give(activity);
    }

    void close() {
        idle.forEach(worker -> worker.give(null));
        idle.clear();
    }
}
