/**
 * Expressions of the protocol's statements as conditions, values and updates of a store.
 *
 * <p>Start at {@link io.partita.planner.strict.expression.ConditionReader}.
 */
@NullMarked
package io.partita.planner.strict.expression;

import org.jspecify.annotations.NullMarked;
