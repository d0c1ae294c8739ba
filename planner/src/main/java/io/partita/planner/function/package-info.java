/**
 * The functions of the language that are called by name: one declaration each, by which they are bound, evaluated,
 * listed for tools and documented.
 *
 * <p>Start at {@link io.partita.planner.function.FunctionLibrary}.
 */
@NullMarked
package io.partita.planner.function;

import org.jspecify.annotations.NullMarked;
