/**
 * How commands become durable and are applied in one order: a log in front of a state machine. The group of one
 * replica uses the store's own log and commits what came in together as one synced batch.
 *
 * <p>Start at {@link io.partita.engine.cluster.replication.ReplicationGroup}.
 */
@NullMarked
package io.partita.engine.cluster.replication;

import org.jspecify.annotations.NullMarked;
