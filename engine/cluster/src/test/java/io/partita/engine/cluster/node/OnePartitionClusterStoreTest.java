package io.partita.engine.cluster.node;

/** The contract, on a cluster of three nodes, with tables in one piece. */
final class OnePartitionClusterStoreTest extends ClusterStoreTest {
    @Override
    int partitions() {
        return 1;
    }
}
