package io.partita.planner.execution;

import io.partita.engine.api.ItemStore;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.Execution;

/** Executes plans on a store. Safe to share between threads. */
public final class PlanExecutor implements AutoCloseable {
    private final ItemStore store;
    private final Catalog catalog;

    public PlanExecutor(ItemStore store, Catalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /**
     * Executes a plan.
     *
     * @throws io.partita.planner.error.QueryException if it is refused or fails
     */
    public Outcome execute(Plan plan, Arguments arguments, Execution execution) {
        if (!store.listTables().isEmpty()) {
            throw new QueryException(QueryErrorCode.NOT_SUPPORTED_YET, "plans: " + plan);
        }
        return new Outcome.Done();
    }

    /** Stops the workers. */
    @Override
    public void close() {
        catalog.invalidateAll();
    }
}
