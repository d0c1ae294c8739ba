/**
 * URL and properties in, open stores out: how connections share what they connect to.
 *
 * <p>Start at {@link io.partita.jdbc.open.SharedStores}.
 */
@NullMarked
package io.partita.jdbc.open;

import org.jspecify.annotations.NullMarked;
