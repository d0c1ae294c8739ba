/**
 * What an endpoint is, and what it can do. It is asked once, and with reads alone.
 *
 * <p>Start at {@link io.partita.engine.remote.probe.EndpointProbe}.
 */
@NullMarked
package io.partita.engine.remote.probe;

import org.jspecify.annotations.NullMarked;
