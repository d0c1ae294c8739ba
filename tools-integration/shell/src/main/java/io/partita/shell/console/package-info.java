/**
 * The shell that a person types into: history, completion, statements over several lines, and Ctrl-C.
 *
 * <p>Start at {@link io.partita.shell.console.Console}.
 */
@NullMarked
package io.partita.shell.console;

import org.jspecify.annotations.NullMarked;
