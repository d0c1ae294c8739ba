/**
 * Reads and writes of items, as requests of the protocol.
 *
 * <p>Start at {@link io.partita.engine.remote.item.ItemReads}.
 */
@NullMarked
package io.partita.engine.remote.item;

import org.jspecify.annotations.NullMarked;
