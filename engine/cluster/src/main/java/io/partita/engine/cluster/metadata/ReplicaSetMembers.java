package io.partita.engine.cluster.metadata;

import java.util.HashSet;
import java.util.List;

/**
 * A replica set and who belongs to it.
 *
 * @param id 0 keeps the catalog and this; the others host partitions
 * @param nodes the ids of its members, or what they are going to be
 * @param version of the cluster's state when this was last changed
 */
public record ReplicaSetMembers(int id, List<String> nodes, State state, long version) {
    /** How many members a set has: one of them may be lost. */
    public static final int SIZE = 3;

    public ReplicaSetMembers {
        nodes = List.copyOf(nodes);
        checkMembers(nodes);
        if (id < 0) {
            throw new IllegalArgumentException("no set has the id " + id);
        }
    }

    /** What a set is good for. */
    public enum State {
        /** Its members are being started. */
        CREATING,
        /** It hosts partitions, and gets new ones. */
        ACTIVE,
        /** It gives up the partitions that it hosts. */
        RETIRING,
        /** It hosts nothing and has no members any more; those that are named were the last. */
        RETIRED
    }

    /** Refuses members that are not {@link #SIZE} different ones, or a single one. */
    public static void checkMembers(List<String> nodes) {
        if ((nodes.size() != SIZE && nodes.size() != 1) || new HashSet<>(nodes).size() != nodes.size()) {
            throw new IllegalArgumentException(
                    "a replica set has " + SIZE + " different nodes, or a single one, not " + nodes);
        }
        nodes.forEach(node -> NodeRegistration.checkName(node, "node"));
    }
}
