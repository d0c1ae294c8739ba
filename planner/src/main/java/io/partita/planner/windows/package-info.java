/**
 * Window functions: rows beside the rows around them.
 *
 * <p>Start at {@link io.partita.planner.windows.WindowedTuples}.
 */
@NullMarked
package io.partita.planner.windows;

import org.jspecify.annotations.NullMarked;
