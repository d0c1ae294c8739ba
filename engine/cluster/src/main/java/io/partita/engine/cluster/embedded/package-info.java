/**
 * The engine in one process: one replica, in memory or in a directory, behind the interface of a store.
 *
 * <p>Start at {@link io.partita.engine.cluster.embedded.EmbeddedStore}.
 */
@NullMarked
package io.partita.engine.cluster.embedded;

import org.jspecify.annotations.NullMarked;
