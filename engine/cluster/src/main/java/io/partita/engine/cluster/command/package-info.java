/**
 * What goes through a replication group's log, and what comes of it. A command carries everything that its effect
 * depends on beside the replica's state, times included, so that every replica comes to the same state.
 *
 * <p>Start at {@link io.partita.engine.cluster.command.Command}.
 */
@NullMarked
package io.partita.engine.cluster.command;

import org.jspecify.annotations.NullMarked;
