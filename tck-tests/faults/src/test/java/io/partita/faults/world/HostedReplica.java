package io.partita.faults.world;

import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.transfer.Transfers;
import io.partita.faults.consensus.SimulatedGroup;

/** A replica of a simulated process, with what keeps the indexes of its set and sends its partitions elsewhere while it leads. */
record HostedReplica(SimulatedGroup group, IndexPropagator propagator, Transfers transfers, LocalReplicaSet local) {

    /** Something has changed that one of them may be waiting for. */
    void wake() {
        propagator.wake();
        transfers.wake();
    }

    void close() {
        propagator.close();
        transfers.close();
    }

    ReplicaSet set() {
        return local;
    }
}
