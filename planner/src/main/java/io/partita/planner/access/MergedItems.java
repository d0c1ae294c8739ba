package io.partita.planner.access;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The items of several branches in the order of their sort key, each branch being in that order. */
final class MergedItems implements ItemCursor {
    private final List<AheadPages> branches;
    private final List<PagedItems> cursors = new ArrayList<>();
    private final String sortKey;
    private final int direction;
    private final PriorityQueue<Head> heads = new PriorityQueue<>();

    MergedItems(List<AheadPages> branches, String sortKey, boolean ascending) {
        this.branches = branches;
        this.sortKey = sortKey;
        this.direction = ascending ? 1 : -1;
    }

    /** Reads the first page of each branch, so many at a time. */
    MergedItems opened(int ahead) {
        for (int i = 0; i < branches.size(); i++) {
            for (int next = i; next < Math.min(i + ahead, branches.size()); next++) {
                branches.get(next).start();
            }
            cursors.add(new PagedItems(branches.get(i)));
            push(i);
        }
        return this;
    }

    @Override
    public @Nullable Item next() {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        push(head.branch);
        return head.item;
    }

    @Override
    public boolean isReady() {
        Head head = heads.peek();
        return head != null && cursors.get(head.branch).isReady();
    }

    private void push(int branch) {
        Item item = cursors.get(branch).next();
        if (item == null) {
            return;
        }
        AttributeValue sort = item.get(sortKey);
        if (sort == null) {
            throw new IllegalStateException("an item came back without its sort key " + sortKey);
        }
        heads.add(new Head(item, sort, branch, direction));
    }

    @Override
    public void close() {
        branches.forEach(AheadPages::close);
    }

    /** The next item of a branch; of equal ones, that of the earlier branch comes first. */
    private record Head(Item item, AttributeValue sort, int branch, int direction) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            int order = direction * Values.compare(sort, other.sort);
            return order != 0 ? order : Integer.compare(branch, other.branch);
        }
    }
}
