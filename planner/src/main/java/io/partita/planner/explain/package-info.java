/**
 * Plans as text and as JSON.
 *
 * <p>Start at {@link io.partita.planner.explain.PlanExplanation}.
 */
@NullMarked
package io.partita.planner.explain;

import org.jspecify.annotations.NullMarked;
