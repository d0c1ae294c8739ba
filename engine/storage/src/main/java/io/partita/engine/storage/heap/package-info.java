/**
 * An ordered store on the heap, for data that lives as long as the process.
 *
 * <p>Start at {@link io.partita.engine.storage.heap.HeapStore}.
 */
@NullMarked
package io.partita.engine.storage.heap;

import org.jspecify.annotations.NullMarked;
