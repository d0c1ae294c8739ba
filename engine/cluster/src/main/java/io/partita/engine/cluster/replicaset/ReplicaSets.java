package io.partita.engine.cluster.replicaset;

/** The replica sets of a cluster, by their ids. */
@FunctionalInterface
public interface ReplicaSets {

    /**
     * The replica set of an id.
     *
     * @throws io.partita.engine.api.error.StoreException UNAVAILABLE if none is known
     */
    ReplicaSet set(int id);
}
