package io.partita.planner.access;

import io.partita.engine.api.request.Page;
import org.jspecify.annotations.Nullable;

/** Pages, one after another, for one thread; must be closed. */
interface PageStream extends AutoCloseable {

    /** No pages. */
    PageStream EMPTY = new PageStream() {
        @Override
        public @Nullable Page next() {
            return null;
        }

        @Override
        public void close() {}
    };

    /** The next page, which may be empty, or null behind the last. */
    @Nullable
    Page next();

    /** Stops what is still read. */
    @Override
    void close();
}
