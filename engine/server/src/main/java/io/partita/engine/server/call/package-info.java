/**
 * What every operation of the protocol has in common: who calls, with what, and what is answered.
 *
 * <p>Start at {@link io.partita.engine.server.call.Operation}.
 */
@NullMarked
package io.partita.engine.server.call;

import org.jspecify.annotations.NullMarked;
