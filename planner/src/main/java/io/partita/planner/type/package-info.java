/**
 * What columns and parameters are, as SQL names it.
 *
 * <p>Start at {@link io.partita.planner.type.SqlType}.
 */
@NullMarked
package io.partita.planner.type;

import org.jspecify.annotations.NullMarked;
