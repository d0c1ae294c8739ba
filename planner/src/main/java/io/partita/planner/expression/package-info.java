/**
 * Expressions over one row, bound and ready to evaluate; the one home of the language's semantics.
 *
 * <p>Start at {@link io.partita.planner.expression.Scalar}.
 */
@NullMarked
package io.partita.planner.expression;

import org.jspecify.annotations.NullMarked;
