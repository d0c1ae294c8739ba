/**
 * Access paths.
 *
 * <p>Start at {@link io.partita.planner.path. the closed list of ways to reach a table, and what each is expected to cost:AccessPath}.
 */
@NullMarked
package io.partita.planner.path;

import org.jspecify.annotations.NullMarked;
