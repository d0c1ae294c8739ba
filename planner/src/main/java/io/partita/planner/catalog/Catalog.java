package io.partita.planner.catalog;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDescription;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.type.SqlType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The tables and views of a store, cached. Safe to share between threads.
 *
 * <p>Names are case-sensitive as stored; an unquoted name that does not match exactly falls back to the one
 * name that matches without case, and is ambiguous if two do.
 */
public final class Catalog {
    /** How long descriptions are believed before they are asked for again. */
    static final long REFRESH_MILLIS = 30_000;

    private final ItemStore store;
    private final InstantSource clock;
    private final Executor refresher;
    private final SampleCache<Map<String, SqlType>> sampledTypes;
    private final SampleCache<CollectionSizes> sampledCollections;
    private final TableSamples samples;
    private final CollectionSamples collections;
    private final Views views;
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    private final AtomicLong refreshAt;
    private final Map<String, AtomicLong> written = new ConcurrentHashMap<>();

    /**
     * The catalog of a store.
     *
     * @param clock tells when descriptions are old
     * @param refresher asks for them again, beside whoever noticed
     */
    public Catalog(ItemStore store, InstantSource clock, Executor refresher) {
        this.store = store;
        this.clock = clock;
        this.refresher = refresher;
        this.sampledTypes = new SampleCache<>(clock);
        this.sampledCollections = new SampleCache<>(clock);
        this.samples = new TableSamples(store, sampledTypes);
        this.collections = new CollectionSamples(store, sampledCollections);
        this.views = new Views(store);
        this.refreshAt = new AtomicLong(clock.millis() + REFRESH_MILLIS);
    }

    /**
     * The table or view of this name.
     *
     * @throws io.partita.planner.error.QueryException UNKNOWN_TABLE, naming those that come close, or AMBIGUOUS_NAME
     */
    public Named named(Identifier name) {
        Table table = tables.get(name.text());
        if (table != null) {
            return table;
        }
        View view = views.known(name.text());
        if (view != null) {
            return view;
        }
        table = describe(name.text());
        return table == null ? similar(name, views()) : table;
    }

    /** The one that is meant by a name which no table has exactly. */
    private Named similar(Identifier name, Map<String, View> all) {
        View exact = all.get(name.text());
        if (exact != null) {
            return exact;
        }
        List<String> names = new ArrayList<>(tableNames());
        names.addAll(all.keySet());
        NameMatch match = NameMatch.of(name, names);
        if (match.found() == null) {
            throw match.refusal(QueryErrorCode.UNKNOWN_TABLE, "there is no table", name.position());
        }
        View found = all.get(match.found());
        return found == null ? table(match.found()) : found;
    }

    /**
     * The table of this name.
     *
     * @throws io.partita.planner.error.QueryException UNKNOWN_TABLE, naming those that come close, AMBIGUOUS_NAME, or
     *     WRONG_OBJECT if it is a view
     */
    public Table table(Identifier name) {
        Named named = named(name);
        if (named instanceof View view) {
            throw view.isNoTable(name.position());
        }
        return (Table) named;
    }

    /** Whether there is a table of exactly this name. */
    public boolean hasTable(String name) {
        return find(name) != null;
    }

    /** All views, by name; not cached. */
    public Map<String, View> views() {
        try {
            return views.read();
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        }
    }

    /**
     * The table of exactly this name.
     *
     * @throws io.partita.planner.error.QueryException UNKNOWN_TABLE
     */
    public Table table(String name) {
        Table table = find(name);
        if (table == null) {
            throw new QueryException(QueryErrorCode.UNKNOWN_TABLE, "there is no table \"" + name + "\"");
        }
        return table;
    }

    /**
     * The table with the attributes that a sample of its items shows, beside its key and its declared columns. Reads
     * up to 100 items unless it did so lately.
     */
    public Table withSample(Table table) {
        return TableColumns.withSampled(table, samples.of(table.name()));
    }

    /**
     * The table with what a sample shows of the sizes of its item collections, on which the order of joins depends.
     * Reads up to 100 items of the table and of each of its indexes unless it did so lately.
     */
    public Table withCollectionSizes(Table table) {
        return new Table(table.description(), table.columns(), collections.of(table.description()));
    }

    /** The names of all tables, in order; not cached. */
    public List<String> tableNames() {
        try {
            return store.listTables();
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        }
    }

    /**
     * Changes whenever something was noticed to have changed; plans made under another version are stale. Looks after
     * old descriptions now and then.
     */
    public long version() {
        long now = clock.millis();
        long due = refreshAt.get();
        if (now >= due && refreshAt.compareAndSet(due, now + REFRESH_MILLIS)) {
            inBackground(this::refresh);
        }
        return version.get();
    }

    /**
     * Takes note that items of a table were written. When they are so many that it may not be the table any more for
     * which plans were made, it is looked after again.
     */
    public void wrote(String table, long items) {
        long since = written.computeIfAbsent(table, name -> new AtomicLong()).addAndGet(items);
        Table known = tables.get(table);
        if (known != null && Staleness.isMuch(since, known.description())) {
            written.remove(table);
            inBackground(() -> describeAgain(table));
        }
    }

    private void describeAgain(String table) {
        try {
            describe(table);
        } catch (QueryException unreachable) {
            // What is known stays as it is; the next statement will meet the same failure and report it.
        }
    }

    private void inBackground(Runnable task) {
        try {
            refresher.execute(task);
        } catch (RejectedExecutionException closed) {
            // Whoever still executes statements will learn of changes from the store's answers.
        }
    }

    /** Forgets what is known of a table, because it was changed. */
    public void invalidate(String table) {
        forget(() -> {
            tables.remove(table);
            forgetSamples(table);
            views.forget();
        });
    }

    /** Forgets everything. */
    public void invalidateAll() {
        forget(() -> {
            tables.clear();
            sampledTypes.forgetAll();
            sampledCollections.forgetAll();
            views.forget();
        });
    }

    private void forgetSamples(String table) {
        sampledTypes.forget(table);
        sampledCollections.forget(table);
    }

    /** A new version before, so that no description is kept that was on its way, and one after, for plans made meanwhile. */
    private void forget(Runnable what) {
        version.incrementAndGet();
        what.run();
        version.incrementAndGet();
    }

    private @Nullable Table find(String name) {
        Table known = tables.get(name);
        return known == null ? describe(name) : known;
    }

    private @Nullable Table describe(String name) {
        try {
            long asked = version.get();
            TableDescription description = store.describeTable(name);
            Table table = new Table(description, TableColumns.of(description.definition()));
            Table before = tables.put(name, table);
            if (version.get() != asked) {
                // Something was changed meanwhile, maybe this: the next one asks again.
                tables.remove(name, table);
                return table;
            }
            if (before != null && Staleness.isStale(before.description(), description)) {
                forgetSamples(name);
                version.incrementAndGet();
            }
            return table;
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.RESOURCE_NOT_FOUND) {
                return null;
            }
            throw QueryException.of(failure);
        }
    }

    private void refresh() {
        try {
            for (String name : tables.keySet()) {
                if (describe(name) == null) {
                    invalidate(name);
                }
            }
            if (views.refresh()) {
                version.incrementAndGet();
            }
        } catch (QueryException | StoreException unreachable) {
            // What is known stays as it is; the next statement will meet the same failure and report it.
        }
    }
}
