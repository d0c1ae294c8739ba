/**
 * Refusals and failures of the query layer, each with its SQLSTATE.
 *
 * <p>Start at {@link io.partita.planner.error.QueryException}.
 */
@NullMarked
package io.partita.planner.error;

import org.jspecify.annotations.NullMarked;
