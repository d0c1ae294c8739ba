/**
 * The queries of TPC-H over its own data, small, executed here and by H2, which must give the same rows.
 *
 * <p>Start at {@link io.partita.tck.sql.tpch.TpchTest}.
 */
@NullMarked
package io.partita.tck.sql.tpch;

import org.jspecify.annotations.NullMarked;
