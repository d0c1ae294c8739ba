/**
 * Values on their way between Java and the store, with every conversion that JDBC has and the checks of its range.
 *
 * <p>Start at {@link io.partita.jdbc.value.StoredValues} for the way in and {@link io.partita.jdbc.value.TypedReading}
 * for the way out.
 */
@NullMarked
package io.partita.jdbc.value;

import org.jspecify.annotations.NullMarked;
