/**
 * The command line of Partita: an SQL shell, import and export.
 *
 * <p>Start at {@link io.partita.shell.PartitaCommand}.
 */
@NullMarked
package io.partita.shell;

import org.jspecify.annotations.NullMarked;
