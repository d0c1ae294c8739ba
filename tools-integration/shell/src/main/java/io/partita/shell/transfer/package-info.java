/**
 * Items from files into tables, and rows from queries into files.
 *
 * <p>Start at {@link io.partita.shell.transfer.Importer}.
 */
@NullMarked
package io.partita.shell.transfer;

import org.jspecify.annotations.NullMarked;
