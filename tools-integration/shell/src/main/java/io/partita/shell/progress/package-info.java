/**
 * How far a long operation has come, on a terminal or in a log.
 *
 * <p>Start at {@link io.partita.shell.progress.Progress}.
 */
@NullMarked
package io.partita.shell.progress;

import org.jspecify.annotations.NullMarked;
