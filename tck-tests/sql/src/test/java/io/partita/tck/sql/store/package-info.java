/**
 * Databases that tests open through plain JDBC, and what is read from them.
 *
 * <p>Start at {@link io.partita.tck.sql.store.Database}.
 */
@NullMarked
package io.partita.tck.sql.store;

import org.jspecify.annotations.NullMarked;
