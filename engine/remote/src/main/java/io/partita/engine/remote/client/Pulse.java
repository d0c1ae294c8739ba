package io.partita.engine.remote.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** What is known of whether a node lives. Safe for any number of threads. */
final class Pulse {
    private final LongSupplier nanoTime;
    private final Runnable onRequest;
    private final Set<WatchedRequest> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean examined = new AtomicBoolean();
    private volatile long lastSign;
    private volatile boolean suspect;
    private volatile long avoidedSince;
    private volatile boolean avoided;

    /** @param onRequest called whenever a request begins to wait for the node */
    Pulse(LongSupplier nanoTime, Runnable onRequest) {
        this.nanoTime = nanoTime;
        this.onRequest = onRequest;
        this.lastSign = nanoTime.getAsLong();
    }

    void begin(WatchedRequest request) {
        underWay.add(request);
        onRequest.run();
    }

    void end(WatchedRequest request) {
        underWay.remove(request);
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** The node has answered something. */
    void beat() {
        lastSign = now();
        suspect = false;
    }

    /** Others are asked before it, until it has answered something. */
    void suspect() {
        suspect = true;
    }

    boolean isSuspect() {
        return suspect;
    }

    /** It lives, but cannot do what it is asked to: others are asked before it for a while. */
    void avoid() {
        avoidedSince = now();
        avoided = true;
    }

    boolean isWanted(long avoidanceNanos) {
        if (avoided && now() - avoidedSince > avoidanceNanos) {
            avoided = false;
        }
        return !suspect && !avoided;
    }

    boolean isAsked() {
        return !underWay.isEmpty();
    }

    /** Whether a request has waited so long, and nothing else was answered in the meantime. */
    boolean isQuiet(long nanos) {
        long now = now();
        return now - lastSign > nanos && underWay.stream().anyMatch(request -> now - request.begin() > nanos);
    }

    /** Whether it has given a sign since then. */
    boolean hasBeatSince(long time) {
        return lastSign - time >= 0;
    }

    /** Nobody waits any longer. */
    void giveUp() {
        suspect = true;
        underWay.forEach(WatchedRequest::giveUp);
    }

    /** Whether the caller is the one who may look at the node now; it says when it has done. */
    boolean beginExamination() {
        return examined.compareAndSet(false, true);
    }

    void endExamination() {
        examined.set(false);
    }
}
