package io.partita.engine.cluster.messaging;

import java.time.Duration;

/**
 * How long what may last.
 *
 * @param connect until a connection is there and the other process has said its name
 * @param heartbeat between two signs of life
 * @param silence after which a process that gives no sign of life is taken for gone
 * @param idle after which a connection without requests is closed
 * @param drain how long a listener that closes waits for what is under way
 */
public record MessagingTimes(Duration connect, Duration heartbeat, Duration silence, Duration idle, Duration drain) {
    public static final MessagingTimes DEFAULT = new MessagingTimes(
            Duration.ofSeconds(2),
            Duration.ofMillis(400),
            Duration.ofMillis(1_600),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10));

    public MessagingTimes {
        if (connect.isZero() || connect.isNegative() || heartbeat.isZero() || heartbeat.isNegative()) {
            throw new IllegalArgumentException("connecting and heartbeats take some time");
        }
        if (silence.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("a process may miss one heartbeat without being taken for gone");
        }
    }

    public MessagingTimes withConnect(Duration time) {
        return new MessagingTimes(time, heartbeat, silence, idle, drain);
    }

    public MessagingTimes withSilence(Duration beat, Duration time) {
        return new MessagingTimes(connect, beat, time, idle, drain);
    }

    public MessagingTimes withIdle(Duration time) {
        return new MessagingTimes(connect, heartbeat, silence, time, drain);
    }

    public MessagingTimes withDrain(Duration time) {
        return new MessagingTimes(connect, heartbeat, silence, idle, time);
    }
}
