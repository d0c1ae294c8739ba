/**
 * Text to plan.
 *
 * <p>Start at {@link io.partita.planner.compile.StatementCompiler}.
 */
@NullMarked
package io.partita.planner.compile;

import org.jspecify.annotations.NullMarked;
