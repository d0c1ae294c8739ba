package io.partita.engine.api.endpoint;

import java.time.Duration;

/**
 * How long to wait and how often to try.
 *
 * @param connect for a connection
 * @param request for the answer to one request, all tries together
 * @param attempts the most tries of a request that may be sent again
 */
public record Patience(Duration connect, Duration request, int attempts) {
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60), 4);

    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("there is at least one attempt, not " + attempts);
        }
    }
}
