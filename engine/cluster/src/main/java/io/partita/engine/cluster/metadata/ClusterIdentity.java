package io.partita.engine.cluster.metadata;

/**
 * Which cluster this is.
 *
 * @param id tells it from all other clusters, whatever they are called
 */
public record ClusterIdentity(String id, String name) {
    public ClusterIdentity {
        NodeRegistration.checkName(id, "cluster");
        NodeRegistration.checkName(name, "cluster");
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
