package io.partita.planner.strict.read;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.NamedAttributes;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one page of what a SELECT asks for: of a scan, of one item collection, or of several one after the other. */
public final class PageReader {
    /** The most items that are evaluated for a page of several reads. */
    private static final int MAX_ITEMS_OF_SEVERAL = 10;

    /** The read units of 1 MB, eventually consistent. */
    private static final double PAGE_UNITS = 128;

    private final ItemStore store;
    private final BoundRead bound;
    private final boolean consistent;
    private final List<Item> items = new ArrayList<>();
    private Consumed consumed = Consumed.NOTHING;

    public PageReader(ItemStore store, BoundRead bound, boolean consistent) {
        this.store = store;
        this.bound = bound;
        this.consistent = consistent;
    }

    /**
     * Reads a page.
     *
     * @param limit the most items to evaluate, or 0 for no limit
     * @param start where to begin, or null for the beginning
     */
    public ReadPage read(int limit, @Nullable ReadPosition start) {
        if (bound.isScan()) {
            Page page = store.scan(new ScanRequest(
                    bound.target().table().name(),
                    bound.target().indexName(),
                    0,
                    1,
                    options(bound.where(), null, limit, start == null ? null : start.lastKey())));
            take(page, null);
            return page(page.lastKey() == null ? null : new ReadPosition(0, page.lastKey()));
        }
        PrimaryKey key = bound.onlyKey();
        return key == null ? collections(limit, start == null ? new ReadPosition(0, null) : start) : item(key);
    }

    private ReadPage page(@Nullable ReadPosition next) {
        return new ReadPage(items, next, consumed);
    }

    private ReadPage item(PrimaryKey key) {
        Condition rest = conjunction(bound.rest());
        GetResponse response =
                store.get(new GetRequest(bound.target().table().name(), key, projection(rest), consistent));
        Item item = response.item();
        if (item != null && (rest == null || rest.test(item))) {
            items.add(bound.output().of(item));
        }
        consumed = response.consumed();
        return page(null);
    }

    private ReadPage collections(int limit, ReadPosition start) {
        int count = bound.reads().size();
        int left = count > 1 ? Math.min(limit == 0 ? MAX_ITEMS_OF_SEVERAL : limit, MAX_ITEMS_OF_SEVERAL) : limit;
        boolean limited = left > 0;
        Item startKey = start.lastKey();
        for (int at = start.read(); at < count; at++) {
            Page page = query(bound.reads().get(at), left, startKey);
            startKey = null;
            left -= page.scannedCount();
            if (page.lastKey() != null) {
                return page(new ReadPosition(at, page.lastKey()));
            } else if (at + 1 < count && ((limited && left <= 0) || isFull())) {
                return page(new ReadPosition(at + 1, null));
            }
        }
        return page(null);
    }

    private boolean isFull() {
        return consumed.readUnits() >= (consistent ? 2 * PAGE_UNITS : PAGE_UNITS);
    }

    /** A store's filter cannot take conditions on the key that it reads by, so they are tested here. */
    private Page query(KeyedRead read, int limit, @Nullable Item startKey) {
        List<Condition> filters = new ArrayList<>();
        List<Condition> tests = new ArrayList<>();
        for (Condition condition : read.rest()) {
            Set<String> names = NamedAttributes.of(condition);
            boolean onKey =
                    bound.target().key().attributes().stream().anyMatch(attribute -> names.contains(attribute.name()));
            (onKey ? tests : filters).add(condition);
        }
        Condition test = conjunction(tests);
        Page page = store.query(new QueryRequest(
                bound.target().table().name(),
                bound.target().indexName(),
                read.key(),
                bound.ascending(),
                options(conjunction(filters), test, limit, startKey)));
        take(page, test);
        return page;
    }

    private void take(Page page, @Nullable Condition test) {
        for (Item item : page.items()) {
            if (test == null || test.test(item)) {
                items.add(bound.output().of(item));
            }
        }
        consumed = consumed.plus(page.consumed());
    }

    private ReadOptions options(
            @Nullable Condition filter, @Nullable Condition test, int limit, @Nullable Item startKey) {
        return new ReadOptions(filter, projection(test), false, consistent, limit, startKey);
    }

    /** Whole attributes, of which the output takes what it needs, and what is tested here. */
    private Projection projection(@Nullable Condition test) {
        if (bound.output().isEverything()) {
            return Projection.ALL;
        }
        Set<String> names = new LinkedHashSet<>(bound.output().attributes());
        if (test != null) {
            names.addAll(NamedAttributes.of(test));
        }
        return Projection.of(names.stream().map(Path::of).toList());
    }

    private static @Nullable Condition conjunction(List<Condition> conditions) {
        return conditions.isEmpty() ? null : new Condition.And(conditions);
    }
}
