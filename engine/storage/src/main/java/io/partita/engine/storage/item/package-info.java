/**
 * Items as bytes: encoding, and an item that is read from its bytes attribute by attribute;
 * and the writer, reader and values of which other encodings are made.
 *
 * <p>Start at {@link io.partita.engine.storage.item.ItemEncoding}.
 */
@NullMarked
package io.partita.engine.storage.item;

import org.jspecify.annotations.NullMarked;
