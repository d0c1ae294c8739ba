package io.partita.engine.remote.client;

import io.partita.engine.api.endpoint.Cluster;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Looks after the nodes of a cluster for as long as they are asked something: who is there, and whether those live for whom
 * somebody waits. While nobody asks anything, it does nothing. Safe for any number of threads.
 */
final class NodeWatch implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration IN_USE = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Neighbourhood neighbourhood;
    private final Prober prober;
    private final Function<String, Node> making;
    private final ScheduledExecutorService threads;
    private final LongSupplier nanoTime;
    private final AtomicBoolean beating = new AtomicBoolean();
    private volatile long lastRequest;

    /** Only for the beat. */
    private boolean hasLooked;

    private long lastLook;
    private long lastLookAgain;

    /**
     * @param making makes a node of an address that nobody has named
     * @param threads which are shut down with this
     */
    NodeWatch(
            Cluster cluster,
            Neighbourhood neighbourhood,
            Prober prober,
            Function<String, Node> making,
            ScheduledExecutorService threads,
            LongSupplier nanoTime) {
        this.cluster = cluster;
        this.neighbourhood = neighbourhood;
        this.prober = prober;
        this.making = making;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** Somebody begins to wait for a node. */
    void asked() {
        if (!beating.get()) {
            lastRequest = nanoTime.getAsLong();
            if (beating.compareAndSet(false, true)) {
                next(0);
            }
        }
    }

    private void next(long millis) {
        try {
            Future<?> unused = threads.schedule(this::beat, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // Nobody asks any more.
        }
    }

    private void beat() {
        long now = nanoTime.getAsLong();
        List<Node> nodes = neighbourhood.order();
        if (nodes.stream().anyMatch(node -> node.pulse().isAsked())) {
            lastRequest = now;
        }
        if (!hasLooked || now - lastLook > LOOK_AROUND.toNanos()) {
            hasLooked = true;
            lastLook = now;
            begin(this::lookAround);
        }
        boolean again = now - lastLookAgain > LOOK_AGAIN.toNanos();
        lastLookAgain = again ? now : lastLookAgain;
        for (Node node : nodes) {
            if (node.pulse().isQuiet(BEAT.toNanos()) || (again && node.pulse().isSuspect())) {
                begin(() -> examine(node));
            }
        }
        if (now - lastRequest < IN_USE.toNanos()) {
            next(BEAT.toMillis());
        } else {
            beating.set(false);
            if (nodes.stream().anyMatch(node -> node.pulse().isAsked())) {
                // Who began just now has still found it beating.
                asked();
            }
        }
    }

    private void begin(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException closed) {
            // Nobody asks any more.
        }
    }

    private void examine(Node node) {
        Pulse pulse = node.pulse();
        if (pulse.beginExamination()) {
            try {
                judge(node, pulse);
            } finally {
                pulse.endExamination();
            }
        }
    }

    private Introduction judge(Node node, Pulse pulse) {
        URI address = Objects.requireNonNull(node.address());
        long begin = pulse.now();
        Prober.Finding finding = prober.ask(address);
        if (finding.sign() == Prober.Sign.ALIVE) {
            pulse.beat();
        } else if (!pulse.hasBeatSince(begin)) {
            if (finding.sign() == Prober.Sign.NONE) {
                pulse.giveUp();
            } else {
                pulse.suspect();
            }
        }
        return finding.introduction();
    }

    private void lookAround() {
        Map<Node, Introduction> introductions = new HashMap<>();
        for (Node node : neighbourhood.named()) {
            introductions.put(node, judge(node, node.pulse()));
        }
        for (Node node : learn(introductions)) {
            begin(() -> examine(node));
        }
    }

    /** Who is new is suspect until it has answered: it may be out of reach from here. */
    private synchronized List<Node> learn(Map<Node, Introduction> introductions) {
        if (!cluster.discovers()) {
            introductions.replaceAll((node, told) -> new Introduction(told.own(), List.of()));
        }
        List<Node> found = neighbourhood.learn(introductions, making);
        found.forEach(node -> node.pulse().suspect());
        return found;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        prober.close();
    }
}
