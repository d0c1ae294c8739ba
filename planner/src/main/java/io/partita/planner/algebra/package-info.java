/**
 * The relational tree of a query, in Calcite's terms, and the rules that push it into a table access. The only package
 * that sees Calcite; what it gives is our own plan.
 *
 * <p>Start at {@link io.partita.planner.algebra.QueryPlanner}.
 */
@NullMarked
package io.partita.planner.algebra;

import org.jspecify.annotations.NullMarked;
