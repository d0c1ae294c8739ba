package io.partita.engine.cluster.administration;

import java.util.List;

/** Who takes part in the consensus of a replica set. Safe for any number of threads. */
@FunctionalInterface
public interface GroupMembership {

    /**
     * Makes these nodes the members of a replica set; returns when they are. A node that is new to it has been started, or will
     * be.
     *
     * @throws io.partita.engine.api.error.StoreException if that is not (yet) so; it may be asked for again
     */
    void change(int set, List<String> nodes);
}
