package io.partita.engine.server.http;

import java.time.Duration;

/**
 * The bounds of what clients may ask of a listener. Start from {@link #DEFAULT}.
 *
 * @param connections the most that are open at a time; more are closed at once
 * @param requestTime from the first byte of a request to its last
 * @param idleTime between two requests of a connection
 * @param answerTime for a client to take an answer
 * @param bufferedBytes of the requests that are being received or answered, in all
 * @param workers threads that answer
 * @param waiting requests that may wait for a worker
 */
public record HttpLimits(
        int connections,
        Duration requestTime,
        Duration idleTime,
        Duration answerTime,
        long bufferedBytes,
        int workers,
        int waiting) {

    /** 4,096 connections, 30 s for a request, 2 minutes idle, 60 s for an answer, 256 MB, 64 workers, 4,096 waiting. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            4096, Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(60), 256L << 20, 64, 4096);

    public HttpLimits {
        if (connections < 1 || bufferedBytes < 1 || workers < 1 || waiting < 1) {
            throw new IllegalArgumentException("every bound is at least 1");
        }
    }

    public HttpLimits withConnections(int count) {
        return new HttpLimits(count, requestTime, idleTime, answerTime, bufferedBytes, workers, waiting);
    }

    public HttpLimits withTimes(Duration request, Duration idle, Duration answer) {
        return new HttpLimits(connections, request, idle, answer, bufferedBytes, workers, waiting);
    }

    public HttpLimits withBufferedBytes(long bytes) {
        return new HttpLimits(connections, requestTime, idleTime, answerTime, bytes, workers, waiting);
    }

    public HttpLimits withWorkers(int count, int maxWaiting) {
        return new HttpLimits(connections, requestTime, idleTime, answerTime, bufferedBytes, count, maxWaiting);
    }
}
