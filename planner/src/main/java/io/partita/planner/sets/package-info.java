/**
 * UNION, INTERSECT, EXCEPT and DISTINCT of tuples.
 *
 * <p>Start at {@link io.partita.planner.sets.SetOperations}.
 */
@NullMarked
package io.partita.planner.sets;

import org.jspecify.annotations.NullMarked;
