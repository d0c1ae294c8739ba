package io.partita.faults.defect;

import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.storage.OrderedStore;
import java.util.function.Supplier;

/** Something that is wrong. Each method stands at a seam between parts of the engine, and by itself changes nothing. */
public interface Defect {
    /** Nothing is wrong. */
    Defect NONE = new Defect() {};

    /** What a replica set sees of its group. */
    default ReplicationGroup group(ReplicationGroup sound, Supplier<Replica> replica) {
        return sound;
    }

    /** What is sent to a follower that has fallen behind the log. */
    default OrderedStore snapshot(OrderedStore sound) {
        return sound;
    }

    /** Through what the changes of a set come to the partitions of indexes. */
    default ReplicaSets propagation(ReplicaSets sound) {
        return sound;
    }

    /** Called before a replica that has begun to lead goes on with the propagation; must not wait. */
    default void onLeading(ReplicationGroup group, Replica replica) {
        // There is nothing to be done.
    }
}
