/**
 * How a text becomes a tree: the generated lexer and parser, what is checked before the parser may run, the builders
 * that turn its contexts into records, and the words of its errors. Nothing here is for other modules.
 *
 * <p>Start at {@link io.partita.parser.internal.StatementReader}.
 */
@NullMarked
package io.partita.parser.internal;

import org.jspecify.annotations.NullMarked;
