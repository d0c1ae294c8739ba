package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of pages. */
final class PagedItems implements ItemCursor {
    private final PageStream pages;
    private Iterator<Item> items = List.<Item>of().iterator();
    private boolean ended;

    PagedItems(PageStream pages) {
        this.pages = pages;
    }

    /** Reads the first page, so that what is wrong with the request shows at once. */
    PagedItems opened() {
        turn();
        return this;
    }

    @Override
    public @Nullable Item next() {
        while (!items.hasNext()) {
            if (ended || !turn()) {
                return null;
            }
        }
        return items.next();
    }

    @Override
    public boolean isReady() {
        return items.hasNext();
    }

    private boolean turn() {
        Page page = pages.next();
        ended = page == null;
        if (page != null) {
            items = page.items().iterator();
        }
        return !ended;
    }

    @Override
    public void close() {
        pages.close();
    }
}
