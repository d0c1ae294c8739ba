/**
 * Attribute values, items and keys as the SDK has them, and as the engine has them; nothing is lost either way.
 *
 * <p>Start at {@link io.partita.engine.remote.value.WireValues}.
 */
@NullMarked
package io.partita.engine.remote.value;

import org.jspecify.annotations.NullMarked;
