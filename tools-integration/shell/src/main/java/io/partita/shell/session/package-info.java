/**
 * What a person or a script says to a database, executed and shown.
 *
 * <p>Start at {@link io.partita.shell.session.Session}.
 */
@NullMarked
package io.partita.shell.session;

import org.jspecify.annotations.NullMarked;
