package io.partita.engine.api.request;

import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * What was read.
 *
 * @param item the item, projected, or null if there is none with this key
 */
public record GetResponse(@Nullable Item item, Consumed consumed) {}
