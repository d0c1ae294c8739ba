/**
 * What tables and indexes there are, under which numbers they lie in the store, and which partition owns which
 * hashes: immutable snapshots, changed only by commands.
 *
 * <p>Start at {@link io.partita.engine.cluster.catalog.Catalog}.
 */
@NullMarked
package io.partita.engine.cluster.catalog;

import org.jspecify.annotations.NullMarked;
