/**
 * How an endpoint of the DynamoDB protocol is reached: who asks, over what, and how patiently.
 *
 * <p>Start at {@link io.partita.engine.api.endpoint.EndpointOptions}.
 */
@NullMarked
package io.partita.engine.api.endpoint;

import org.jspecify.annotations.NullMarked;
