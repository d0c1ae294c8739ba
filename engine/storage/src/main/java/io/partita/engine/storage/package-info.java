/**
 * What one replica keeps on one disk, or on the heap: an ordered store, and the encodings of keys and items in it.
 *
 * <p>Start at {@link io.partita.engine.storage.OrderedStore}.
 */
@NullMarked
package io.partita.engine.storage;

import org.jspecify.annotations.NullMarked;
