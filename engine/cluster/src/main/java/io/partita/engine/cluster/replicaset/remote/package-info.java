/**
 * Replica sets of which the replicas are in other processes: requests to them as bytes, the handler that has them answered by
 * the replicas of this process, and a replica set that finds out which of its members to ask.
 *
 * <p>Start at {@link io.partita.engine.cluster.replicaset.remote.RemoteReplicaSet}.
 */
@NullMarked
package io.partita.engine.cluster.replicaset.remote;

import org.jspecify.annotations.NullMarked;
