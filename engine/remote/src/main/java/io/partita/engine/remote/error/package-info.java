/**
 * What the SDK throws, told as the engine tells failures: by its code, in the words of the service.
 *
 * <p>Start at {@link io.partita.engine.remote.error.CallFailures}.
 */
@NullMarked
package io.partita.engine.remote.error;

import org.jspecify.annotations.NullMarked;
