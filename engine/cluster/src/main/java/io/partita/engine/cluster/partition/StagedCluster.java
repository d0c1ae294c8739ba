package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.metadata.ClusterState;

/** The state of the cluster as committed, which any thread may read, and as it will be with what is staged. */
final class StagedCluster {
    private volatile ClusterState committed;
    private ClusterState staged;

    StagedCluster(ClusterState committed) {
        this.committed = committed;
        this.staged = committed;
    }

    ClusterState committed() {
        return committed;
    }

    /** What a command that is being staged sees. */
    ClusterState staged() {
        return staged;
    }

    boolean isStaged() {
        return staged != committed;
    }

    void stage(ClusterState next) {
        staged = next;
    }

    /** The batch was committed. */
    void publish() {
        committed = staged;
    }

    /** The batch was not committed. */
    void discard() {
        staged = committed;
    }
}
