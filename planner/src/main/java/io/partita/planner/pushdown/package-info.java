/**
 * Predicates as conditions of the store, with the arguments of one execution filled in.
 *
 * <p>Start at {@link io.partita.planner.pushdown.ConditionTranslator}.
 */
@NullMarked
package io.partita.planner.pushdown;

import org.jspecify.annotations.NullMarked;
