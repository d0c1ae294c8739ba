package io.partita.engine.cluster.discovery;

import io.partita.engine.cluster.consensus.Peer;
import java.util.List;
import java.util.Set;

/** What a process can say of the cluster, and do for it. Safe for any number of threads. */
public interface ClusterSource {

    /** What this process knows; quick. */
    ClusterKnowledge knowledge();

    /**
     * What this process knows, with every change that was made before the call.
     *
     * @throws io.partita.engine.api.error.StoreException UNAVAILABLE if that cannot be known here
     */
    ClusterKnowledge current();

    /** A node has given a sign of life. */
    void heard(String node);

    /**
     * Makes these the members of a replica set; returns when they are.
     *
     * @throws io.partita.engine.api.error.StoreException UNAVAILABLE if this process does not lead the set
     */
    void changeMembers(int set, Set<Peer> members);

    /** The index of the last entry of a set's log that the replica of this process has applied; 0 if it has none. */
    long applied(int set);

    /** How the replicas of this process are, in the order of their sets. */
    List<ReplicaStatus> replicas();
}
