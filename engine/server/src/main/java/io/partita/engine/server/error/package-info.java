/**
 * What an answer says when a request fails: the types and texts of the service.
 *
 * <p>Start at {@link io.partita.engine.server.error.ServiceException}.
 */
@NullMarked
package io.partita.engine.server.error;

import org.jspecify.annotations.NullMarked;
