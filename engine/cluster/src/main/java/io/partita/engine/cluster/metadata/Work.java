package io.partita.engine.cluster.metadata;

/** What a {@link Task} is to bring about. */
public sealed interface Work {

    /** Starts the members of a replica set, and makes it ACTIVE. */
    record CreateSet(int set) implements Work {}

    /** Has a partition hosted by another replica set. */
    record MovePartition(int partition, int from, int to) implements Work {}

    /** Gives a replica set that has a single member the others that it should have. */
    record CompleteSet(int set) implements Work {}

    /** Puts a node in the place of another in a replica set. */
    record ReplaceMember(int set, String gone, String replacement) implements Work {
        public ReplaceMember {
            NodeRegistration.checkName(gone, "node");
            NodeRegistration.checkName(replacement, "node");
        }
    }

    /**
     * Has a node begin anew with its replica of a set, which is damaged, by what the others have: its group agrees to be without it, it
     * removes what it has, and is added again.
     */
    record RebuildMember(int set, String node) implements Work {
        /** The step in which the node removes what it has, and which only the node itself ends. */
        public static final int REMOVAL = 1;

        public RebuildMember {
            NodeRegistration.checkName(node, "node");
        }
    }

    /** Moves all partitions of a replica set to others, and ends it. */
    record RetireSet(int set) implements Work {}

    /** Takes everything from a node that is not to come back. */
    record DecommissionNode(String node) implements Work {
        public DecommissionNode {
            NodeRegistration.checkName(node, "node");
        }
    }

    /** Fills a new global index with what was in the table before it. */
    record FillIndex(int table, int index) implements Work {}
}
