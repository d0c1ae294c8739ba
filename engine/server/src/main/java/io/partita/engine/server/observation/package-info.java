/**
 * What a server says of itself: metrics, health, and a line for each request.
 *
 * <p>Start at {@link io.partita.engine.server.observation.Management}.
 */
@NullMarked
package io.partita.engine.server.observation;

import org.jspecify.annotations.NullMarked;
