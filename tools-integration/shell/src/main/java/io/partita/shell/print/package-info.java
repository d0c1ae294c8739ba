/**
 * Rows as text: tables, one column below the other, CSV, JSON lines.
 *
 * <p>Start at {@link io.partita.shell.print.RowPrinter}.
 */
@NullMarked
package io.partita.shell.print;

import org.jspecify.annotations.NullMarked;
