package io.partita.faults.network;

import io.partita.engine.cluster.messaging.Address;
import io.partita.faults.schedule.Group;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sites, numbered from 0, at each of which a process may run, and the links between them. */
public final class Network {
    private static final int FIRST_PORT = 7_000;
    private static final int HUNDRED = 100;

    private final Scheduler scheduler;
    private final int sites;
    private final TreeMap<Integer, Group> running = new TreeMap<>();
    private final Set<Link> cut = new HashSet<>();
    private int lossPercent;
    private Duration slowest = Duration.ofMillis(1);

    /** One way. */
    private record Link(int from, int to) {}

    public Network(Scheduler scheduler, int sites) {
        this.scheduler = scheduler;
        this.sites = sites;
    }

    public int sites() {
        return sites;
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public static Address address(int site) {
        return new Address("site" + site, FIRST_PORT + site);
    }

    public static int site(Address address) {
        return address.port() - FIRST_PORT;
    }

    /** A process runs at a site from here on: its activities. */
    public void started(int site, Group process) {
        running.put(site, process);
    }

    public void stopped(int site) {
        running.remove(site);
    }

    /** The process that runs at a site, or null. */
    public @Nullable Group process(int site) {
        return running.get(site);
    }

    public boolean isUp(int site) {
        return running.containsKey(site);
    }

    /** Whatever is sent one way is lost from here on. */
    public void cut(int from, int to) {
        cut.add(new Link(from, to));
    }

    /** No link is cut, and nothing is lost, from here on. */
    public void heal() {
        cut.clear();
        lossPercent = 0;
        slowest = Duration.ofMillis(1);
    }

    /** How much is lost of what is sent, and how long the rest takes at most. */
    public void disturb(int newLossPercent, Duration newSlowest) {
        lossPercent = newLossPercent;
        slowest = newSlowest;
    }

    /** Whether two sites hear each other. */
    public boolean isConnected(int one, int other) {
        return one == other || (!cut.contains(new Link(one, other)) && !cut.contains(new Link(other, one)));
    }

    /** How long the next message takes. */
    Duration delay() {
        return scheduler
                .about(Duration.ofMillis(1))
                .plusNanos(scheduler.random().nextLong(slowest.toNanos()));
    }

    /** Whether the next message between two sites is lost. */
    boolean loses(int from, int to) {
        return cut.contains(new Link(from, to))
                || (from != to && scheduler.random().nextInt(HUNDRED) < lossPercent);
    }

    /** Sends something, which happens where it comes to, unless it gets lost, or the process that runs there stops. */
    public void send(int from, int to, String what, Runnable delivery) {
        Group receiver = running.get(to);
        if (receiver != null && !loses(from, to)) {
            scheduler.after(delay(), what, () -> {
                if (running.get(to) == receiver) {
                    delivery.run();
                }
            });
        }
    }
}
