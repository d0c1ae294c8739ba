package io.partita.planner.compile;

import io.partita.planner.catalog.Catalog;
import io.partita.planner.session.SessionOptions;

/** Statement text to plan: parser, binder, relational tree, access path, with a cache by text and by shape. Safe to share between threads. */
public final class StatementCompiler {
    private final Catalog catalog;
    private final PlanCache cache = new PlanCache();

    public StatementCompiler(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Compiles a statement.
     *
     * @throws io.partita.planner.error.QueryException if it is not a statement, or cannot be planned
     */
    public CompiledStatement compile(String text, SessionOptions options) {
        // Read before the tables are: a plan made while one changes counts as made before.
        long version = catalog.version();
        CompiledStatement cached = cache.find(text, options, version);
        if (cached != null) {
            return cached;
        }
        CompiledStatement compiled = new Compilation(text, catalog, options).compile();
        cache.put(text, options, version, compiled);
        return compiled;
    }
}
