package io.partita.planner.joins;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.expression.Tuple;
import io.partita.planner.tuples.Pace;
import io.partita.planner.tuples.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The right rows of a join in memory, by their keys; rows of one key in the order in which they came. */
final class HeldRows {
    private final JoinSides sides;
    private final MemoryBound memory;
    private final Map<RowKey, Chain> byKey = new HashMap<>();
    private final List<Held> all = new ArrayList<>();

    HeldRows(JoinSides sides, MemoryBound memory) {
        this.sides = sides;
        this.memory = memory;
    }

    /** A row, and the next one with the same key. */
    static final class Held {
        private final Tuple tuple;
        private @Nullable Held next;
        private boolean hasPartner;

        private Held(Tuple tuple) {
            this.tuple = tuple;
        }

        Tuple tuple() {
            return tuple;
        }

        @Nullable
        Held next() {
            return next;
        }

        void foundPartner() {
            hasPartner = true;
        }
    }

    private static final class Chain {
        private final Held first;
        private Held last;

        private Chain(Held first) {
            this.first = first;
            this.last = first;
        }

        private void append(Held held) {
            last.next = held;
            last = held;
        }
    }

    /** Reads rows to their end. */
    HeldRows addAll(ItemCursor rows, Pace pace) {
        RowKey key = sides.emptyKey();
        for (Item row = rows.next(); row != null; row = rows.next()) {
            pace.step();
            add((Tuple) row, key);
        }
        return this;
    }

    private void add(Tuple row, RowKey key) {
        boolean canMatch = sides.canMatch(key.fill(sides.rightKeys(), row));
        if (!canMatch && !sides.keepsRight()) {
            return;
        }
        Chain chain = canMatch ? byKey.get(key) : null;
        if (chain != null && sides.needsOneOfAKey()) {
            return;
        }
        memory.add(row.sizeBytes());
        Held held = new Held(row);
        if (chain != null) {
            chain.append(held);
        } else if (canMatch) {
            byKey.put(key.copy(), new Chain(held));
        }
        if (sides.keepsRight()) {
            all.add(held);
        }
    }

    /** The first row that has this key, or null. */
    @Nullable
    Held first(RowKey key) {
        Chain chain = byKey.get(key);
        return chain == null ? null : chain.first;
    }

    boolean isEmpty() {
        return byKey.isEmpty() && all.isEmpty();
    }

    /** The rows that never found a partner; only for kinds of joins that keep them. */
    Iterator<Tuple> withoutPartner() {
        return all.stream().filter(held -> !held.hasPartner).map(Held::tuple).iterator();
    }
}
