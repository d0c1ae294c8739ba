/**
 * Commands for the operator of a server: users, their access keys and their policies.
 *
 * <p>Start at {@link io.partita.engine.server.command.UserCommand} and
 * {@link io.partita.engine.server.command.PolicyCommand}.
 */
@NullMarked
package io.partita.engine.server.command;

import org.jspecify.annotations.NullMarked;
