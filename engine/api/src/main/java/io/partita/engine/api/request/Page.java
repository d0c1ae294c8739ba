package io.partita.engine.api.request;

import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a Query or Scan.
 *
 * @param items what passed the filter, projected; empty when only counts were wanted
 * @param count how many passed the filter
 * @param scannedCount how many were evaluated
 * @param lastKey where the next page starts, or null if this was the last; a page may be empty and still have one
 */
public record Page(
        List<Item> items,
        int count,
        int scannedCount,
        @Nullable Item lastKey,
        Consumed consumed) {}
