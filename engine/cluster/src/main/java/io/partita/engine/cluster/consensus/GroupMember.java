package io.partita.engine.cluster.consensus;

import java.util.concurrent.Executor;

/**
 * What distinguishes one member of a group.
 *
 * @param peer its address
 * @param background where its snapshots are saved, one after the other
 */
record GroupMember(ReplicaIdentity identity, Peer peer, ConsensusOptions options, Executor background) {}
