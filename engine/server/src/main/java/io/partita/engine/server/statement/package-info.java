/**
 * The operations that take statements of PartiQL. Who reads them is found with {@link java.util.ServiceLoader}: a server
 * without the query layer beside it does not have these operations.
 *
 * <p>Start at {@link io.partita.engine.server.statement.StatementOperations}.
 */
@NullMarked
package io.partita.engine.server.statement;

import org.jspecify.annotations.NullMarked;
