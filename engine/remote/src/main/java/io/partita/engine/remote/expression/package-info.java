/**
 * Conditions, projections, updates and key conditions, written as the expressions of the protocol with their
 * placeholders. What the protocol refuses although it has a meaning is written otherwise, or decided here.
 *
 * <p>Start at {@link io.partita.engine.remote.expression.ExpressionWriter}.
 */
@NullMarked
package io.partita.engine.remote.expression;

import org.jspecify.annotations.NullMarked;
