package io.partita.engine.cluster.node;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.discovery.ClusterClient;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import java.util.Map;

/**
 * Hands the leadership of sets to the members that should have it, so that all nodes lead about equally many, and one that is being
 * drained none. Whoever should lead is first asked whether it is there and has kept up, since a group stands still while it is
 * handed to somebody who does not take it. For one thread at a time.
 */
final class LeadershipBalance {
    /** How many entries of the log a successor may be behind: they are sent to it before it begins. */
    private static final long MOST_BEHIND = 1_000;

    private final NodeIdentity identity;
    private final HostedGroups hosted;
    private final ClusterView view;
    private final ClusterClient client;

    LeadershipBalance(NodeIdentity identity, HostedGroups hosted, ClusterView view, ClusterClient client) {
        this.identity = identity;
        this.hosted = hosted;
        this.view = view;
        this.client = client;
    }

    /** Hands one set over, if there is one to be handed over; returns whether it did. */
    boolean step() {
        ClusterState state = view.state();
        for (Map.Entry<Integer, String> each : PlacementPolicy.leaders(state).entrySet()) {
            HostedGroup group = hosted.group(each.getKey());
            ClusterNode successor = state.node(each.getValue());
            boolean elsewhere = successor != null && !successor.id().equals(identity.name());
            if (group != null
                    && elsewhere
                    && group.group().membership().isLeader()
                    && handOver(each.getKey(), group, successor)) {
                return true;
            }
        }
        return false;
    }

    private boolean handOver(int set, HostedGroup group, ClusterNode successor) {
        try {
            Address address = Address.parse(successor.registration().messages());
            long applied = view.await(client.applied(address, set));
            if (applied + MOST_BEHIND < group.group().replica().appliedIndex()) {
                return false;
            }
            group.group()
                    .membership()
                    .transferLeadership(Peer.parse(successor.registration().consensus()));
            return true;
        } catch (StoreException notNow) {
            return false;
        }
    }
}
