/**
 * What a statement does, as immutable records that are cached and executed many times.
 *
 * <p>Start at {@link io.partita.planner.plan.Plan}.
 */
@NullMarked
package io.partita.planner.plan;

import org.jspecify.annotations.NullMarked;
