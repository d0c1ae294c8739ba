/**
 * Syntax tree to plan to rows.
 *
 * <p>Start at {@link io.partita.planner.QueryEngine}.
 */
@NullMarked
package io.partita.planner;

import org.jspecify.annotations.NullMarked;
