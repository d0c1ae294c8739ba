/**
 * Where things lie in a replica's ordered store: a table's items, a local index and a global index are keyspaces of
 * one form, and hash ranges cut each of them into partitions and segments.
 *
 * <p>Start at {@link io.partita.engine.cluster.keyspace.Keyspace}.
 */
@NullMarked
package io.partita.engine.cluster.keyspace;

import org.jspecify.annotations.NullMarked;
