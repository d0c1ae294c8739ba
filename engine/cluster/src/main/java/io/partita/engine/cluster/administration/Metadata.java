package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.metadata.ClusterState;

/**
 * Replica set 0, as those see it who administer the cluster. What is read may be behind what holds; a change that goes by it is
 * refused then. Safe for any number of threads.
 */
public interface Metadata {

    ClusterState state();

    Catalog catalog();

    /**
     * Makes a change; returns when it is durable.
     *
     * @throws io.partita.engine.api.error.StoreException if it is refused, or UNAVAILABLE or UNKNOWN_OUTCOME, after which it may be
     *     made again
     */
    void change(Command change);
}
