package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.Messenger;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * From where replica sets are looked at, and how.
 *
 * @param self where this process is, which is the nearest to itself
 * @param hosted the replicas that need no message
 */
public record Outlook(Member self, HostedSets hosted, Messenger messenger, Patience patience) {

    /**
     * How long what may last.
     *
     * @param request how long one member is waited for
     * @param search how long members are asked one after the other until one of them answers; a request that is under way
     *     then is still waited for
     * @param nanoTime a clock that does not jump
     */
    public record Patience(Duration request, Duration search, LongSupplier nanoTime, Waiting waiting) {}

    Address address() {
        return self.address();
    }
}
