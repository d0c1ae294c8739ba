/**
 * Files to import: CSV and JSON lines, read record by record, with the line of whatever is wrong.
 *
 * <p>Start at {@link io.partita.shell.source.RecordSource}.
 */
@NullMarked
package io.partita.shell.source;

import org.jspecify.annotations.NullMarked;
