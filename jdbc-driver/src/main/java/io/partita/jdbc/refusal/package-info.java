/**
 * What the driver refuses: for each JDBC interface the methods that have no meaning here, each an
 * SQLFeatureNotSupportedException. What these classes leave abstract works.
 *
 * <p>Start at {@link io.partita.jdbc.refusal.Unwrappable}.
 */
@NullMarked
package io.partita.jdbc.refusal;

import org.jspecify.annotations.NullMarked;
