/**
 * Rows by groups, and the aggregate functions over them.
 *
 * <p>Start at {@link io.partita.planner.grouping.Grouping}.
 */
@NullMarked
package io.partita.planner.grouping;

import org.jspecify.annotations.NullMarked;
