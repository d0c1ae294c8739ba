package io.partita.engine.cluster.messaging;

/**
 * The bounds of what messages may take.
 *
 * @param frameBytes the most bytes of a request or an answer
 * @param requests the most requests under way on a connection
 * @param requestBytes the most bytes of the requests under way on a connection; a single one may be larger. Also the
 *     most bytes of answers that a process waits for the other one to take
 * @param connections the most connections that a process accepts, and the most processes that it sends to
 * @param bufferedBytes the most bytes that all connections together hold of requests under way and of messages that have
 *     come in part
 */
public record MessagingLimits(int frameBytes, int requests, int requestBytes, int connections, long bufferedBytes) {
    public static final MessagingLimits DEFAULT = new MessagingLimits(16 << 20, 4_096, 64 << 20, 256, 512L << 20);

    public MessagingLimits {
        if (frameBytes < 1 || requests < 1 || requestBytes < 1 || connections < 1 || bufferedBytes < frameBytes) {
            throw new IllegalArgumentException(
                    "every bound is at least 1, and what is buffered can hold a message of the most bytes");
        }
    }

    public MessagingLimits withFrameBytes(int bytes) {
        return new MessagingLimits(bytes, requests, requestBytes, connections, bufferedBytes);
    }

    public MessagingLimits withRequests(int count, int bytes) {
        return new MessagingLimits(frameBytes, count, bytes, connections, bufferedBytes);
    }

    public MessagingLimits withConnections(int count) {
        return new MessagingLimits(frameBytes, requests, requestBytes, count, bufferedBytes);
    }

    public MessagingLimits withBufferedBytes(long bytes) {
        return new MessagingLimits(frameBytes, requests, requestBytes, connections, bytes);
    }
}
