/**
 * Storage keys: how the values of key attributes become bytes in the same order, and how they are hashed.
 *
 * <p>Start at {@link io.partita.engine.storage.key.KeyEncoding}.
 */
@NullMarked
package io.partita.engine.storage.key;

import org.jspecify.annotations.NullMarked;
