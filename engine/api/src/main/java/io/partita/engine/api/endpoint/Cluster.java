package io.partita.engine.api.endpoint;

import java.time.Duration;

/**
 * How the processes of a Partita cluster are asked, any of which answers.
 *
 * @param zone those of this zone are asked first; empty for no preference
 * @param discovers whether those that are not named are found by asking those that are
 * @param silence how long a process may give no sign of life before what waits for it fails, and others are asked
 */
public record Cluster(String zone, boolean discovers, Duration silence) {
    public static final Cluster DEFAULT = new Cluster("", true, Duration.ofSeconds(2));

    public Cluster {
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("a process is silent after some time, not " + silence);
        }
    }
}
