/**
 * Statements as the protocol has them (ExecuteStatement and its kin): who can run them on a store is found with
 * {@link java.util.ServiceLoader}, so that whoever answers requests need not know how a statement is read.
 *
 * <p>Start at {@link io.partita.engine.api.statement.StatementService}.
 */
@NullMarked
package io.partita.engine.api.statement;

import org.jspecify.annotations.NullMarked;
