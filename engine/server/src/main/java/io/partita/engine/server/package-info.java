/**
 * The DynamoDB protocol over HTTP in front of a store.
 *
 * <p>Start at {@link io.partita.engine.server.PartitaServer}.
 */
@NullMarked
package io.partita.engine.server;

import org.jspecify.annotations.NullMarked;
