/**
 * Requests to a store and its responses, one record each.
 *
 * <p>Start at {@link io.partita.engine.api.request.QueryRequest}.
 */
@NullMarked
package io.partita.engine.api.request;

import org.jspecify.annotations.NullMarked;
