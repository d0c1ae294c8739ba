/**
 * What a caller may ask of a store: one door, and how a store is found.
 *
 * <p>Start at {@link io.partita.engine.api.ItemStore}.
 */
@NullMarked
package io.partita.engine.api;

import org.jspecify.annotations.NullMarked;
