package io.partita.engine.cluster.metadata;

/**
 * That a replica is damaged.
 *
 * @param node whose replica of the set it is
 * @param promises whether it is not even known what the member has promised in elections, so that it must never be one again
 */
public record ReplicaDamage(int set, String node, boolean promises) {}
