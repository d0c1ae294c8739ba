package io.partita.engine.cluster.metadata;

/**
 * A process of the cluster.
 *
 * @param registration as it last registered
 * @param incarnation a higher one each time that the process starts
 * @param version of the cluster's state when this was last changed
 */
public record ClusterNode(NodeRegistration registration, State state, long incarnation, long version) {

    /** Whether a node takes part. */
    public enum State {
        /** It has registered, and is not yet used. */
        JOINING,
        /** It may be a member of replica sets, and lead them. */
        UP,
        /** It gives up what it leads; it may be stopped then, and be UP again. */
        DRAINING,
        /** It is gone for good: its name and its directory are never used again. */
        LEFT
    }

    public String id() {
        return registration.id();
    }

    public String zone() {
        return registration.zone();
    }

    /** Whether it can become a member of a replica set. */
    public boolean canHost() {
        return state == State.UP && registration.stores();
    }
}
