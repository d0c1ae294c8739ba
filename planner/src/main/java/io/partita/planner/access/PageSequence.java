package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one query or of one segment of a scan. For one thread at a time: whoever reads the next page must
 * have seen the one before.
 */
final class PageSequence {
    private final Function<ReadOptions, Page> request;
    private final ReadOptions options;
    private final PageSize size;

    private @Nullable Item startKey;
    private boolean ended;
    private long returned;
    private long evaluated;

    PageSequence(Function<ReadOptions, Page> request, ReadOptions options, PageSize size) {
        this.request = request;
        this.options = options;
        this.size = size;
    }

    boolean hasNext() {
        return !ended;
    }

    Page next() {
        int limit = size.next(returned, evaluated);
        Page page = request.apply(options.withLimit(limit).startingAfter(startKey));
        startKey = page.lastKey();
        returned += page.count();
        evaluated += page.scannedCount();
        ended = startKey == null || size.isEnough(returned);
        return page;
    }
}
