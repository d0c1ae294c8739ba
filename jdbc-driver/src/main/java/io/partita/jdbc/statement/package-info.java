/**
 * What a statement is made of: its limits, its parameters, its kind, and how it quotes and warns.
 *
 * <p>Start at {@link io.partita.jdbc.statement.StatementSettings}.
 */
@NullMarked
package io.partita.jdbc.statement;

import org.jspecify.annotations.NullMarked;
