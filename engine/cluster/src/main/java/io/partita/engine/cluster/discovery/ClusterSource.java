package io.partita.engine.cluster.discovery;

import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /**
     * A node has given a sign of life.
     *
     * @param damaged the replicas of which it knows that they are damaged
     */
    void heard(String node, List<ReplicaDamage> damaged);

    /**
     * Makes these the members of a replica set; returns when they are.
     *
     * @throws io.partita.engine.api.error.StoreException UNAVAILABLE if this process does not lead the set
     */
    void changeMembers(int set, Set<Peer> members);

    /** The index of the last entry of a set's log that the replica of this process has applied; 0 if it has none. */
    long applied(int set);

    /**
     * What the replica of this process has found when it came to an entry of a set's log that is {@link MeasureRows}; null if it has not come
     * there, or does not know any more.
     */
    @Nullable
    Long measured(int set, long index);

    /** How the replicas of this process are, in the order of their sets. */
    List<ReplicaStatus> replicas();
}
