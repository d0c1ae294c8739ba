/**
 * The expressions of requests: text, with names and values that stand for others, to what a store evaluates. What is wrong
 * is said in the words and in the order of the service.
 *
 * <p>Start at {@link io.partita.engine.server.expression.Expressions}.
 */
@NullMarked
package io.partita.engine.server.expression;

import org.jspecify.annotations.NullMarked;
