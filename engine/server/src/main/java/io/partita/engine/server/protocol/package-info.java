/**
 * The protocol: from an HTTP request to an operation and from its answer, or its failure, to what is sent back.
 *
 * <p>Start at {@link io.partita.engine.server.protocol.Endpoint}.
 */
@NullMarked
package io.partita.engine.server.protocol;

import org.jspecify.annotations.NullMarked;
