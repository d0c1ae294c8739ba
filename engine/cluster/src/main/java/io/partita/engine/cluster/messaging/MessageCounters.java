package io.partita.engine.cluster.messaging;

import java.util.concurrent.atomic.LongAdder;

/** What a messenger or a listener has done since it was started, and what it is at. Safe for any number of threads. */
public final class MessageCounters {
    final LongAdder requests = new LongAdder();
    final LongAdder answers = new LongAdder();
    final LongAdder refusals = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder bytesSent = new LongAdder();
    final LongAdder bytesReceived = new LongAdder();
    final LongAdder waiting = new LongAdder();
    final LongAdder underWay = new LongAdder();
    final LongAdder connections = new LongAdder();
    final LongAdder turnedAway = new LongAdder();

    MessageCounters() {}

    /** Requests that were sent, or that came. */
    public long requests() {
        return requests.sum();
    }

    /** Requests that were answered. */
    public long answers() {
        return answers.sum();
    }

    /** Requests that certainly were not handled. */
    public long refusals() {
        return refusals.sum();
    }

    /** Requests of which it is not known what came of them. */
    public long unknownOutcomes() {
        return unknown.sum();
    }

    public long bytesSent() {
        return bytesSent.sum();
    }

    public long bytesReceived() {
        return bytesReceived.sum();
    }

    /** Requests that wait now: for a connection, or for a thread that handles them. */
    public long waiting() {
        return waiting.sum();
    }

    /** Requests that were sent and wait for an answer now, or that are being handled now. */
    public long underWay() {
        return underWay.sum();
    }

    /** Connections that are open now. */
    public long connections() {
        return connections.sum();
    }

    /** Connections that were closed because something was wrong with them: of another cluster, garbage, silence. */
    public long connectionsTurnedAway() {
        return turnedAway.sum();
    }
}
