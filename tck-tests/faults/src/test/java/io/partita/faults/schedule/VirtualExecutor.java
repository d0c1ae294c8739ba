package io.partita.faults.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor of one thread in virtual time: an activity of a group. It has what the engine uses of executors. */
public final class VirtualExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    private final Scheduler scheduler;
    private final Group group;
    private final String name;
    private final Queue<Runnable> due = new ArrayDeque<>();
    private boolean busy;
    private boolean shutDown;

    public VirtualExecutor(Scheduler scheduler, Group group, String name) {
        this.scheduler = scheduler;
        this.group = group;
        this.name = name;
    }

    /** A task that is done once, at its time. */
    private final class Task extends CompletableFuture<Void> implements ScheduledFuture<Void> {
        private final long time;

        Task(long time) {
            this.time = time;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - scheduler.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Duration wait = scheduler.about(Duration.ofNanos(unit.toNanos(delay)));
        Task task = new Task(scheduler.nanoTime() + wait.toNanos());
        scheduler.after(wait, name + " is due", () -> {
            if (!task.isCancelled()) {
                execute(() -> {
                    command.run();
                    task.complete(null);
                });
            }
        });
        return task;
    }

    @Override
    public void execute(Runnable command) {
        if (shutDown || group.isEnded()) {
            return;
        }
        due.add(command);
        if (!busy) {
            busy = true;
            scheduler.start(group, name, this::work);
        }
    }

    private void work() {
        try {
            while (!due.isEmpty()) {
                due.remove().run();
            }
        } finally {
            busy = false;
        }
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("only tasks without a result are scheduled here");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("only tasks that are done once are scheduled here");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("only tasks that are done once are scheduled here");
    }

    @Override
    public void shutdown() {
        shutDown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutDown = true;
        List<Runnable> left = List.copyOf(due);
        due.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return shutDown;
    }

    @Override
    public boolean isTerminated() {
        return shutDown && !busy;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        long end = scheduler.nanoTime() + unit.toNanos(timeout);
        while (busy && scheduler.nanoTime() < end) {
            scheduler.pause(Duration.ofMillis(1));
        }
        return isTerminated();
    }
}
