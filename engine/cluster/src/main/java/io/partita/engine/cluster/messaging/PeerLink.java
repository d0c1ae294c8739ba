package io.partita.engine.cluster.messaging;

import io.netty.channel.EventLoop;
import io.partita.engine.api.error.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The requests to one process. Takes them from any thread; everything else happens on one thread of Netty. There is a
 * connection as long as there is something to send. While none can be had, requests fail at once, but for one now and
 * then that tries.
 */
final class PeerLink {
    private static final Logger LOG = System.getLogger(PeerLink.class.getName());
    private static final long FIRST_PAUSE_NANOS = 50_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    /** How long a request waits for a connection to a process that could not be reached when it was tried last. */
    private static final long RETRY_NANOS = 200_000_000;

    private static final int RETIRED = Integer.MIN_VALUE;

    private final Address peer;
    private final EventLoop loop;
    private final Connecting connecting;
    private final MessagingLimits limits;
    private final MessageCounters counters;
    private final Queue<PendingRequest> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final List<OutgoingConnection> connections = new ArrayList<>();
    private volatile @Nullable Trouble trouble;
    private volatile @Nullable OutgoingConnection current;
    private boolean closed;

    /**
     * Why the process could not be reached the last time.
     *
     * @param until requests fail until then
     */
    private record Trouble(String reason, long pause, long until) {}

    PeerLink(Address peer, EventLoop loop, Connecting connecting) {
        this.peer = peer;
        this.loop = loop;
        this.connecting = connecting;
        this.limits = connecting.options().limits();
        this.counters = connecting.counters();
    }

    Address peer() {
        return peer;
    }

    EventLoop loop() {
        return loop;
    }

    /**
     * Takes a request; null if this has been retired, and another link has to take it.
     *
     * @throws StoreException UNAVAILABLE if it cannot be sent
     */
    @Nullable
    PendingRequest send(byte[] content, Duration time) {
        long now = connecting.nanoTime();
        Trouble known = trouble;
        if (known != null && now - known.until() < 0) {
            throw MessageFailures.notHandled(peer, known.reason());
        }
        if (!admit(content.length)) {
            return null;
        }
        PendingRequest request = new PendingRequest(content, now + time.toNanos(), this::ended);
        waiting.add(request);
        counters.waiting.increment();
        schedule(request);
        return request;
    }

    /** False if this has been retired. */
    private boolean admit(int length) {
        int count = requests.get();
        while (count >= 0 && count < limits.requests()) {
            if (requests.compareAndSet(count, count + 1)) {
                if (bytes.addAndGet(length) > limits.requestBytes() && count > 0) {
                    ended(length);
                    throw MessageFailures.notHandled(peer, "it has " + limits.requestBytes() + " bytes to answer");
                }
                return true;
            }
            count = requests.get();
        }
        if (count >= 0) {
            throw MessageFailures.notHandled(peer, "it has " + count + " requests to answer");
        }
        return false;
    }

    private void ended(int length) {
        bytes.addAndGet(-length);
        requests.decrementAndGet();
    }

    private void schedule(PendingRequest request) {
        if (scheduled.compareAndSet(false, true)) {
            try {
                loop.execute(this::drain);
            } catch (RejectedExecutionException stopped) {
                if (waiting.remove(request)) {
                    counters.waiting.decrement();
                    request.fail(MessageFailures.notHandled(peer, SocketMessenger.CLOSED));
                }
            }
        }
    }

    /** Sends what waits, all at once. */
    private void drain() {
        scheduled.set(false);
        OutgoingConnection connection = current;
        if (closed) {
            failWaiting(SocketMessenger.CLOSED);
        } else if (connection == null) {
            connect();
        } else if (connection.isOpen()) {
            long now = connecting.nanoTime();
            for (PendingRequest request = waiting.poll(); request != null; request = waiting.poll()) {
                counters.waiting.decrement();
                connection.add(request, now);
            }
            connection.flush();
        }
    }

    private void connect() {
        Trouble known = trouble;
        if (known != null && connecting.nanoTime() - known.until() < 0) {
            failWaiting(known.reason());
        } else if (!waiting.isEmpty()) {
            OutgoingConnection connection = new OutgoingConnection(this, connecting);
            current = connection;
            connections.add(connection);
            connection.open();
        }
    }

    private void failWaiting(String reason) {
        for (PendingRequest request = waiting.poll(); request != null; request = waiting.poll()) {
            refuse(request, reason);
        }
    }

    private void refuse(PendingRequest request, String reason) {
        counters.waiting.decrement();
        counters.refusals.increment();
        request.fail(MessageFailures.notHandled(peer, reason));
    }

    /** While a connection is being made: those whose time is up, or all if it takes long and did not work before. */
    void whileConnecting(long now, long begun) {
        Trouble known = trouble;
        if (known != null && now - begun > RETRY_NANOS) {
            failWaiting(known.reason());
            return;
        }
        for (Iterator<PendingRequest> each = waiting.iterator(); each.hasNext(); ) {
            PendingRequest request = each.next();
            if (now - request.deadline() >= 0) {
                each.remove();
                refuse(request, "there was no connection in time");
            }
        }
    }

    /** The connection can be used. */
    void opened() {
        if (trouble != null) {
            LOG.log(Level.INFO, "the process at {0} is reached again", peer);
        }
        trouble = null;
        drain();
    }

    /** The connection takes no more requests, but is going to answer those that it has. */
    void closing(OutgoingConnection connection) {
        if (current == connection) {
            current = null;
            drain();
        }
    }

    /**
     * A connection is no more.
     *
     * @param unreachable whether the process is not to be expected to answer soon
     */
    void ended(OutgoingConnection connection, String reason, boolean unreachable) {
        connections.remove(connection);
        if (current != connection) {
            return;
        }
        current = null;
        if (unreachable) {
            Trouble before = trouble;
            long pause = before == null ? FIRST_PAUSE_NANOS : Math.min(LONGEST_PAUSE_NANOS, 2 * before.pause());
            trouble = new Trouble(reason, pause, connecting.nanoTime() + pause);
            if (before == null || !before.reason().equals(reason)) {
                LOG.log(Level.WARNING, "the process at {0} cannot be reached: {1}", peer, reason);
            }
            failWaiting(reason);
        } else {
            drain();
        }
    }

    /** Whether nobody waits for anything, so that this takes no request any more. */
    boolean retire() {
        boolean retired = requests.compareAndSet(0, RETIRED);
        if (retired) {
            connecting.retired(this);
        }
        return retired;
    }

    /** Retires if there is no connection either; whatever there was to know is that the process cannot be reached. */
    boolean retireUnconnected() {
        return current == null && retire();
    }

    /** By the thread of the link. */
    void close() {
        closed = true;
        List.copyOf(connections).forEach(connection -> connection.end(SocketMessenger.CLOSED, false));
        failWaiting(SocketMessenger.CLOSED);
    }
}
