/**
 * What a store says when it does not do what it was asked: one exception, with one of the codes of the service.
 *
 * <p>Start at {@link io.partita.engine.api.error.StoreException}.
 */
@NullMarked
package io.partita.engine.api.error;

import org.jspecify.annotations.NullMarked;
