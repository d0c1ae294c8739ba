/**
 * Text to syntax tree, and back.
 *
 * <p>Start at {@link io.partita.parser.StatementParser}.
 */
@NullMarked
package io.partita.parser;

import org.jspecify.annotations.NullMarked;
