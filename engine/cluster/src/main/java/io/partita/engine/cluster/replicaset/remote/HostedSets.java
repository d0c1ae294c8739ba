package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import org.jspecify.annotations.Nullable;

/** The replica sets of which this process has a replica. Asked by any number of threads, often. */
public interface HostedSets {

    /** The set with the replica of this process, or null if it has none. */
    @Nullable
    ReplicaSet set(int id);

    /** The index of the last entry of the log that the replica of this process has applied; 0 if it has none. */
    long appliedIndex(int id);

    /**
     * Where the process that leads a set takes requests, as far as this process knows; null if it does not know. Does not
     * fail: it is only said beside answers.
     */
    @Nullable
    Address leader(int id);
}
