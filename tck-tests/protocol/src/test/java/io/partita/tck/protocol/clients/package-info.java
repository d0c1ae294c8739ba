/**
 * Other people's clients against a server that checks every signature.
 *
 * <p>Start at {@link io.partita.tck.protocol.clients.LifeCycleTest}.
 */
@NullMarked
package io.partita.tck.protocol.clients;

import org.jspecify.annotations.NullMarked;
