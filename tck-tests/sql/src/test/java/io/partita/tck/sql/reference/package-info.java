/**
 * What is compared with a reference database, H2: the rows of a query, from here and from there.
 *
 * <p>Start at {@link io.partita.tck.sql.reference.Rows}.
 */
@NullMarked
package io.partita.tck.sql.reference;

import org.jspecify.annotations.NullMarked;
