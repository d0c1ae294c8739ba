/**
 * What a request says about items: conditions, key conditions, projections and updates, as trees rather than text, with their evaluation, so that every reader of an expression means the same by it.
 *
 * <p>Start at {@link io.partita.engine.api.expression.Condition}.
 */
@NullMarked
package io.partita.engine.api.expression;

import org.jspecify.annotations.NullMarked;
