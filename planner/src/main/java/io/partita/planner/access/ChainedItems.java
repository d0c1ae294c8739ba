package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of one branch after another, while the first pages of the next branches are being read. */
final class ChainedItems implements ItemCursor {
    private final Iterator<AheadPages> waiting;
    private final int ahead;
    private final Deque<AheadPages> started = new ArrayDeque<>();
    private @Nullable PagedItems current;

    ChainedItems(List<AheadPages> branches, int ahead) {
        this.waiting = branches.iterator();
        this.ahead = ahead;
    }

    @Override
    public @Nullable Item next() {
        while (true) {
            if (current == null) {
                current = nextBranch();
            }
            if (current == null) {
                return null;
            }
            Item item = current.next();
            if (item != null) {
                return item;
            }
            current = null;
        }
    }

    @Override
    public boolean isReady() {
        return current != null && current.isReady();
    }

    private @Nullable PagedItems nextBranch() {
        while (started.size() < ahead && waiting.hasNext()) {
            AheadPages branch = waiting.next();
            branch.start();
            started.add(branch);
        }
        return started.isEmpty() ? null : new PagedItems(started.pop());
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
        started.forEach(AheadPages::close);
        started.clear();
    }
}
