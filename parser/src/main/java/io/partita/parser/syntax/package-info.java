/**
 * The syntax tree: sealed interfaces of records, each with its position in the text.
 *
 * <p>Start at {@link io.partita.parser.syntax.Statement}.
 */
@NullMarked
package io.partita.parser.syntax;

import org.jspecify.annotations.NullMarked;
