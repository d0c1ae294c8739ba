package io.partita.faults.schedule;

import io.partita.engine.cluster.replicaset.remote.Waiting;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs activities in virtual time, one at a time. An activity goes on until it waits, through {@link #pause} or {@link #until};
 * then time goes on to the next event, and of those of the same time a seeded random chooses. So a run follows from its seed.
 *
 * <p>Events are run by whichever thread has just given up the baton, and must not wait. Used by nobody who has not got the baton.
 */
public final class Scheduler implements Waiting {
    private static final long LONGEST = Duration.ofMinutes(60).toNanos();

    private final Random random;
    private final Trace trace = new Trace();
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::time)
            .thenComparingInt(Event::chance)
            .thenComparingLong(Event::number));
    private final Set<Activity> activities = new LinkedHashSet<>();
    private final Workers workers = new Workers(this::perform, this::following);
    private long now;
    private long lastNumber;
    private @Nullable Activity current;
    private @Nullable Throwable failure;

    /** Who waits for everybody to end, when the run is over. */
    private @Nullable Activity ending;

    /** @param activity whom to hand the baton to, or null to run the action where the baton is */
    private record Event(
            long time,
            int chance,
            long number,
            String what,
            @Nullable Activity activity,
            long waitNumber,
            Runnable action) {}

    private Scheduler(long seed) {
        this.random = new Random(seed);
    }

    /** What there is to do in a run. */
    @FunctionalInterface
    public interface Run {
        void run(Scheduler scheduler) throws Exception;
    }

    /**
     * Does something and everything that it starts, until it has come to its end; what goes on then is ended.
     *
     * @throws Stuck if that cannot come to its end
     */
    public static Trace run(long seed, Run run) {
        Scheduler scheduler = new Scheduler(seed);
        Activity main = new Activity("main", new Group("run"), () -> {});
        main.begin();
        scheduler.activities.add(main);
        scheduler.current = main;
        try {
            run.run(scheduler);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            scheduler.activities.remove(main);
            scheduler.endAll(main);
        }
        return scheduler.trace;
    }

    public Random random() {
        return random;
    }

    public Trace trace() {
        return trace;
    }

    /** A clock that runs only forward. */
    public long nanoTime() {
        return now;
    }

    /** A time by chance, of this length or up to as much longer. */
    public Duration about(Duration time) {
        return time.plusNanos(random.nextLong(Math.max(1, time.toNanos())));
    }

    /** Notes something that was decided. */
    public void note(String what) {
        trace.add(now, what);
    }

    /** Notes something that happened, and counts it among what is alike. */
    public void note(String event, String details) {
        trace.count(event);
        note(event + ": " + details);
    }

    /** Has an event happen later; it must not wait. */
    public void after(Duration delay, String what, Runnable event) {
        add(now + Math.max(0, delay.toNanos()), what, null, 0, event);
    }

    /** Begins an activity now, beside what is being done; nothing happens if its group has been ended. */
    public void start(Group group, String name, Runnable body) {
        if (group.isEnded()) {
            return;
        }
        Activity activity = new Activity(name, group, body);
        group.add(activity);
        activities.add(activity);
        add(now, name, activity, activity.beginWait("its beginning"), () -> {});
    }

    /** Ends all activities of a group, wherever they wait. Must not be called by one of them. */
    public void end(Group group) {
        for (Activity activity : group.end()) {
            activity.end();
            if (activity.isWaiting()) {
                add(now, activity.name(), activity, activity.currentWait(), () -> {});
            }
        }
    }

    @Override
    public void pause(Duration time) {
        Activity self = self();
        long wait = self.beginWait("a pause");
        wakeAt(now + Math.max(0, time.toNanos()), self, wait);
        giveUpBaton(self);
    }

    @Override
    public void until(CompletableFuture<?> done) {
        if (!done.isDone()) {
            Activity self = self();
            long wait = self.beginWait("an answer");
            wakeWhen(done, self, wait);
            giveUpBaton(self);
        }
    }

    /** Waits for something, but not for longer; whether it has come to its end. */
    public boolean until(CompletableFuture<?> done, Duration longest, String what) {
        if (!done.isDone()) {
            Activity self = self();
            long wait = self.beginWait(what);
            wakeWhen(done, self, wait);
            wakeAt(now + longest.toNanos(), self, wait);
            giveUpBaton(self);
        }
        return done.isDone();
    }

    private void wakeWhen(CompletableFuture<?> done, Activity activity, long wait) {
        CompletableFuture<?> unused = done.whenComplete((result, why) -> wakeAt(now, activity, wait));
    }

    private void wakeAt(long time, Activity activity, long wait) {
        if (activity.isIn(wait)) {
            add(time, activity.name(), activity, wait, () -> {});
        }
    }

    private void add(long time, String what, @Nullable Activity activity, long waitNumber, Runnable action) {
        events.add(new Event(time, random.nextInt(), ++lastNumber, what, activity, waitNumber, action));
    }

    private Activity self() {
        Activity self = current;
        if (self == null) {
            throw new IllegalStateException("An event waits, which only activities may");
        }
        self.checkNotEnded();
        return self;
    }

    /** Lets others go on until this activity is woken. */
    private void giveUpBaton(Activity self) {
        Activity next = next();
        if (next != self) {
            handTo(next);
            self.awaitBaton();
        }
        goOn(self);
    }

    private void goOn(Activity self) {
        current = self;
        self.endWait();
        if (self.group().name().equals("run") && failure != null) {
            throw new IllegalStateException("An activity has failed: " + failure.getMessage(), failure);
        }
        self.checkNotEnded();
    }

    private void handTo(Activity next) {
        if (next.hasBegun()) {
            next.handOver();
        } else {
            workers.start(next);
        }
    }

    /** Runs events until one is for an activity. */
    private Activity next() {
        while (true) {
            Event event = events.poll();
            if (event == null || event.time() > LONGEST || failure != null) {
                return main(event == null ? "nothing is left to happen" : "it goes on and on");
            }
            Activity activity = event.activity();
            if (activity != null && !activity.isIn(event.waitNumber())) {
                continue;
            }
            now = event.time();
            trace.add(now, event.what());
            if (activity != null) {
                return activity;
            }
            current = null;
            try {
                event.action().run();
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }
    }

    /** Goes on with the main activity, which fails. */
    private Activity main(String why) {
        if (failure == null) {
            fail(new Stuck("After " + Duration.ofNanos(now) + " " + why + ":\n"
                    + activities.stream().map(Activity::toString).collect(Collectors.joining("\n"))));
        }
        return activities.iterator().next();
    }

    private void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** A worker does an activity from its beginning to its end. */
    private void perform(Activity activity) {
        try {
            goOn(activity);
            activity.run();
        } catch (Ended e) {
            // As it should be.
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        activity.group().remove(activity);
        activities.remove(activity);
    }

    /** Who goes on when an activity has come to its end. */
    private Activity following() {
        return ending != null ? ending : next();
    }

    private void endAll(Activity main) {
        ending = main;
        while (!activities.isEmpty()) {
            Activity activity = activities.iterator().next();
            activity.end();
            if (activity.hasBegun()) {
                activity.handOver();
                main.awaitBaton();
            } else {
                activities.remove(activity);
            }
        }
        workers.close();
    }
}
