package io.partita.engine.cluster.partition;

import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one partition adds to a page.
 *
 * @param items what passed the filter, projected; empty when only counts were wanted
 * @param count how many passed the filter
 * @param scannedCount how many entries were evaluated
 * @param bytes the size of the entries
 * @param fetchedBytes the size of each item that was fetched because an index does not project what was asked for
 * @param lastKey the key of the last entry if the page is full, or null if the range came to its end
 */
public record PartialPage(
        List<Item> items,
        int count,
        int scannedCount,
        long bytes,
        List<Integer> fetchedBytes,
        @Nullable Item lastKey) {}
