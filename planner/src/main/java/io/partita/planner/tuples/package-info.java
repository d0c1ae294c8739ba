/**
 * Rows of numbered columns: making them of items, filtering, unfolding, ordering and comparing them.
 *
 * <p>Start at {@link io.partita.planner.tuples.Columns}.
 */
@NullMarked
package io.partita.planner.tuples;

import org.jspecify.annotations.NullMarked;
