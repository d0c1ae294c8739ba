/**
 * Syntax tree to bound statement: names, paths, parameters, literals and types, and what the two manners of the
 * language forbid, each mistake with its position.
 *
 * <p>Start at {@link io.partita.planner.binder.StatementBinder}.
 */
@NullMarked
package io.partita.planner.binder;

import org.jspecify.annotations.NullMarked;
