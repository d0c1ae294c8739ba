/**
 * Clients of the SDK, made as {@link io.partita.engine.api.endpoint.EndpointOptions} say, and calls through them: what
 * may be sent again, where else, and what a failure means.
 *
 * <p>Start at {@link io.partita.engine.remote.client.Nodes}.
 */
@NullMarked
package io.partita.engine.remote.client;

import org.jspecify.annotations.NullMarked;
