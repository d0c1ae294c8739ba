/**
 * Replication groups of several replicas, by Raft: JRaft, which is seen in no other package. A process has a host with one
 * address, and any number of groups in it. What is durable of a group is its log; the replica's store follows it.
 *
 * <p>Start at {@link io.partita.engine.cluster.consensus.RaftHost}.
 */
@NullMarked
package io.partita.engine.cluster.consensus;

import org.jspecify.annotations.NullMarked;
