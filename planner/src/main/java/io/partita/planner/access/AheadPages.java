package io.partita.planner.access;

import io.partita.engine.api.request.Page;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one sequence, the next one being read while a page is looked at. A reader that wants only so many rows
 * has seldom use for the second page, so that one is then not read ahead.
 */
final class AheadPages implements PageStream {
    private final PageSequence sequence;
    private final Workers workers;
    private final boolean eager;
    private @Nullable Pending<Page> pending;
    private boolean hasBegun;

    AheadPages(PageSequence sequence, Workers workers, boolean eager) {
        this.sequence = sequence;
        this.workers = workers;
        this.eager = eager;
    }

    /** Begins to read the first page, for whoever will come to it. */
    void start() {
        if (!hasBegun) {
            hasBegun = true;
            pending = Pending.start(workers, sequence::next);
        }
    }

    @Override
    public @Nullable Page next() {
        Page page;
        boolean first = !hasBegun;
        hasBegun = true;
        if (pending != null) {
            page = pending.get();
            pending = null;
        } else if (sequence.hasNext()) {
            page = sequence.next();
        } else {
            return null;
        }
        if (sequence.hasNext() && (eager || !first)) {
            pending = Pending.start(workers, sequence::next);
        }
        return page;
    }

    @Override
    public void close() {
        if (pending != null) {
            pending.cancel();
        }
    }
}
