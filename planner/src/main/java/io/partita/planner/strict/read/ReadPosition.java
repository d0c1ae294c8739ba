package io.partita.planner.strict.read;

import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins.
 *
 * @param read which of the reads goes on, from 0
 * @param lastKey behind which item of it, or null for its beginning
 */
public record ReadPosition(int read, @Nullable Item lastKey) {}
