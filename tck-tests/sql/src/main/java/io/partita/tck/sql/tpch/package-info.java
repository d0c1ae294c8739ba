/**
 * TPC-H: its tables, its data and its queries, in the language that Partita and other databases share. Tests compare the
 * rows, benchmarks the times.
 *
 * <p>Start at {@link io.partita.tck.sql.tpch.Tables}.
 */
@NullMarked
package io.partita.tck.sql.tpch;

import org.jspecify.annotations.NullMarked;
