/**
 * The JDBC driver: {@code java.sql} in, statements of the query layer out. Connections are safe to share between
 * threads as far as JDBC asks for it; a statement and its result set belong to one thread at a time, except for
 * {@code cancel} and {@code close}.
 *
 * <p>Start at {@link io.partita.jdbc.PartitaDriver}.
 */
@NullMarked
package io.partita.jdbc;

import org.jspecify.annotations.NullMarked;
