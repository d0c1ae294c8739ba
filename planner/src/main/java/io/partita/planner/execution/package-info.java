/**
 * Plan to rows.
 *
 * <p>Start at {@link io.partita.planner.execution.PlanExecutor}.
 */
@NullMarked
package io.partita.planner.execution;

import org.jspecify.annotations.NullMarked;
