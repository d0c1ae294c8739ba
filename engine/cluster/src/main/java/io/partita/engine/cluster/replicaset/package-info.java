/**
 * The seam between those who route requests and those who hold the data: a replica set takes commands for the partitions
 * that it hosts and reads them, whether its replicas are in this process or in others.
 *
 * <p>Start at {@link io.partita.engine.cluster.replicaset.ReplicaSet}.
 */
@NullMarked
package io.partita.engine.cluster.replicaset;

import org.jspecify.annotations.NullMarked;
