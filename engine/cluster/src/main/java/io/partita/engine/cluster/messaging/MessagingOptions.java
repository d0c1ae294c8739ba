package io.partita.engine.cluster.messaging;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the processes of a cluster speak to each other.
 *
 * @param cluster the name of the cluster; processes of other clusters are turned away
 * @param tls what both sides of a connection show and check, or null for none
 */
public record MessagingOptions(
        String cluster,
        MessagingLimits limits,
        MessagingTimes times,
        @Nullable MutualTls tls) {
    private static final int MAX_NAME_BYTES = 255;

    public MessagingOptions {
        if (cluster.isEmpty() || cluster.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("the name of a cluster has 1 to " + MAX_NAME_BYTES + " bytes");
        }
    }

    /** Default limits and times, and no TLS. */
    public static MessagingOptions of(String cluster) {
        return new MessagingOptions(cluster, MessagingLimits.DEFAULT, MessagingTimes.DEFAULT, null);
    }

    public MessagingOptions withLimits(MessagingLimits newLimits) {
        return new MessagingOptions(cluster, newLimits, times, tls);
    }

    public MessagingOptions withTimes(MessagingTimes newTimes) {
        return new MessagingOptions(cluster, limits, newTimes, tls);
    }

    public MessagingOptions withTls(MutualTls newTls) {
        return new MessagingOptions(cluster, limits, times, newTls);
    }
}
