/**
 * Random standard SQL over random tables, executed here and by H2, which must give the same rows.
 *
 * <p>Start at {@link io.partita.tck.sql.differential.DifferentialTest}.
 */
@NullMarked
package io.partita.tck.sql.differential;

import org.jspecify.annotations.NullMarked;
