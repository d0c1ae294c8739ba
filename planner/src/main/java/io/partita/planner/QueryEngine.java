package io.partita.planner;

import io.partita.engine.api.ItemStore;
import io.partita.parser.StatementParser;
import io.partita.planner.access.Workers;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.compile.StatementCompiler;
import io.partita.planner.execution.PlanExecutor;
import io.partita.planner.session.SessionOptions;
import java.time.InstantSource;
import java.util.Set;

/**
 * The query layer over one store: catalog, plan cache and workers, shared by all sessions. Safe to share
 * between threads. Closing it does not close the store.
 */
public final class QueryEngine implements AutoCloseable {
    private final Catalog catalog;
    private final StatementCompiler compiler;
    private final PlanExecutor executor;
    private final InstantSource clock;
    private final Runnable stopWorkers;

    /** The query layer over a store, with the system's clock and workers of its own. */
    public QueryEngine(ItemStore store) {
        this(store, InstantSource.system(), new WorkerThreads());
    }

    private QueryEngine(ItemStore store, InstantSource clock, WorkerThreads threads) {
        this(store, clock, threads.workers(), threads::stop);
        threads.workers().executor().execute(WarmUp::once);
    }

    /** The query layer over a store, with a clock and workers that are the caller's. */
    public QueryEngine(ItemStore store, InstantSource clock, Workers workers) {
        this(store, clock, workers, () -> {});
    }

    private QueryEngine(ItemStore store, InstantSource clock, Workers workers, Runnable stopWorkers) {
        this.catalog = new Catalog(store, clock, workers.executor());
        this.compiler = new StatementCompiler(catalog);
        this.executor = new PlanExecutor(store, catalog, workers, clock);
        this.clock = clock;
        this.stopWorkers = stopWorkers;
    }

    /** Prepares a statement as {@link PreparedQuery#prepare} says. */
    public PreparedQuery prepare(String text, SessionOptions options) {
        return new PreparedQuery(this, text, options);
    }

    /** The words, in capitals, that are names only in double quotes. */
    public static Set<String> reservedWords() {
        return StatementParser.reservedWords();
    }

    public Catalog catalog() {
        return catalog;
    }

    StatementCompiler compiler() {
        return compiler;
    }

    /** What tells statements the current time. */
    InstantSource clock() {
        return clock;
    }

    PlanExecutor executor() {
        return executor;
    }

    @Override
    public void close() {
        stopWorkers.run();
    }
}
