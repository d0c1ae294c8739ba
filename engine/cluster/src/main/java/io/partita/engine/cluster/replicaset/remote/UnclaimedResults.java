package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proposals whose results did not fit into the first answer, until they are asked for. If too many are not, the oldest
 * are forgotten. Safe for any number of threads.
 */
final class UnclaimedResults {
    private static final int MOST = 16;

    private final Map<Long, List<Proposal>> unclaimed = new LinkedHashMap<>();
    private long last;

    /** Keeps proposals; returns the ticket for them. */
    synchronized long keep(List<Proposal> proposals) {
        if (unclaimed.size() == MOST) {
            unclaimed.remove(unclaimed.keySet().iterator().next());
        }
        unclaimed.put(++last, proposals);
        return last;
    }

    synchronized @Nullable List<Proposal> claim(long ticket) {
        return unclaimed.remove(ticket);
    }
}
