/**
 * Stores behind a Partita server in this process.
 *
 * <p>Start at {@link io.partita.engine.remote.server.PartitaServerStoreTest}.
 */
@NullMarked
package io.partita.engine.remote.server;

import org.jspecify.annotations.NullMarked;
