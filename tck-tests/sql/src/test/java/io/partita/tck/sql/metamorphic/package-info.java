/**
 * Random tables, random items and random queries from a seed: whatever access path a hint forces, the rows are those of
 * the oracle.
 *
 * <p>Start at {@link io.partita.tck.sql.metamorphic.MetamorphicTest}.
 */
@NullMarked
package io.partita.tck.sql.metamorphic;

import org.jspecify.annotations.NullMarked;
