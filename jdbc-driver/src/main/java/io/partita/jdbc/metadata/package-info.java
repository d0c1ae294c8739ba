/**
 * What the driver says of itself and of a store's tables, as flags, limits and listings.
 *
 * <p>Start at {@link io.partita.jdbc.metadata.Listing}.
 */
@NullMarked
package io.partita.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
