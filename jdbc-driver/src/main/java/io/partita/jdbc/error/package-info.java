/**
 * Every exception that the driver throws, made in one place.
 *
 * <p>Start at {@link io.partita.jdbc.error.SqlErrors}.
 */
@NullMarked
package io.partita.jdbc.error;

import org.jspecify.annotations.NullMarked;
