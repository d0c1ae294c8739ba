/**
 * Scripts cut into statements, and failures made readable.
 *
 * <p>Start at {@link io.partita.shell.text.StatementAssembler}.
 */
@NullMarked
package io.partita.shell.text;

import org.jspecify.annotations.NullMarked;
