/**
 * Commands for the operator: a server, the processes of a cluster, and users with their access keys and policies.
 *
 * <p>Start at {@link io.partita.engine.server.command.ServingCommand} and
 * {@link io.partita.engine.server.command.UserCommand}.
 */
@NullMarked
package io.partita.engine.server.command;

import org.jspecify.annotations.NullMarked;
