/**
 * Joins of tuples: by hashing the right side, or by looking it up by key.
 *
 * <p>Start at {@link io.partita.planner.joins.HashJoin}.
 */
@NullMarked
package io.partita.planner.joins;

import org.jspecify.annotations.NullMarked;
