/**
 * A second implementation of the language that is as stupid as possible: it looks at every item of the table, knows
 * nothing of keys, indexes, plans or encodings, and follows the text of the statement. What it says about a SELECT must
 * be what the product says, whatever access path that takes.
 *
 * <p>Start at {@link io.partita.tck.sql.oracle.Oracle}.
 */
@NullMarked
package io.partita.tck.sql.oracle;

import org.jspecify.annotations.NullMarked;
