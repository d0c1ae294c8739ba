package io.partita.engine.cluster.consensus;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose data a directory holds. Names have letters, digits and hyphens, up to 64, and begin with a letter.
 *
 * @param set the id of the replica set, which is one group
 */
record ReplicaIdentity(String cluster, String node, int set) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,63}");

    ReplicaIdentity {
        for (String name : List.of(cluster, node)) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is not the name of a cluster or node: these have"
                        + " letters, digits and hyphens, up to 64, and begin with a letter");
            }
        }
    }

    /** What the group is called in messages. */
    String group() {
        return "set-" + set;
    }

    /** What the group is called among processes, so that members of other clusters have nothing to say in it. */
    String groupId() {
        return cluster + "_" + group();
    }

    /** As it stands in a file. */
    String text() {
        return "partita replica\nversion 1\ncluster " + cluster + "\nnode " + node + "\ngroup " + group() + "\n";
    }
}
