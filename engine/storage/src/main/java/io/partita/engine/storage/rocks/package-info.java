/**
 * An ordered store on disk, over RocksDB, which is seen in no other package.
 *
 * <p>Start at {@link io.partita.engine.storage.rocks.RocksStore}.
 */
@NullMarked
package io.partita.engine.storage.rocks;

import org.jspecify.annotations.NullMarked;
