/**
 * What the streams of this process are connected to.
 *
 * <p>Start at {@link io.partita.shell.terminal.StandardStream}.
 */
@NullMarked
package io.partita.shell.terminal;

import org.jspecify.annotations.NullMarked;
