/**
 * Access paths: the closed list of ways to reach a table, and the choice between them by cost. Works on bound
 * predicates alone, so that reads and writes share it.
 *
 * <p>Start at {@link io.partita.planner.path.AccessPath} and {@link io.partita.planner.path.AccessPathChooser}.
 */
@NullMarked
package io.partita.planner.path;

import org.jspecify.annotations.NullMarked;
