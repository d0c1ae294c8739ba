package io.partita.engine.cluster.discovery;

import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import java.util.List;

/** What a process asks of another about the cluster. */
sealed interface ClusterRequest {

    /**
     * A sign of life, and a request for what is known of the cluster, as far as it is later than what the sender knows.
     *
     * @param node the id of the sender; empty for somebody who is no node, but looks at the cluster
     * @param state the version of the cluster's state that the sender knows
     * @param catalog the version of the catalog that the sender knows
     * @param current whether the answer must have every change that was made before the request
     * @param damaged the replicas of which the sender knows that they are damaged
     */
    record Report(String node, long state, long catalog, boolean current, List<ReplicaDamage> damaged)
            implements ClusterRequest {
        public Report {
            damaged = List.copyOf(damaged);
        }
    }

    /** For a replica set to have other members; of its leader. */
    record ChangeMembers(int set, List<Peer> members) implements ClusterRequest {
        public ChangeMembers {
            members = List.copyOf(members);
        }
    }

    /** How far the replica of a set has applied its log. */
    record Applied(int set) implements ClusterRequest {}

    /** What the replica of a set has found when it came to an entry of the log that is {@link MeasureRows}. */
    record Measurement(int set, long index) implements ClusterRequest {}

    /** How all replicas of the process are. */
    record Replicas() implements ClusterRequest {}
}
