package io.partita.planner.execution;

import io.partita.engine.api.ItemStore;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.Workers;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite.Returned;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.Execution;
import io.partita.planner.write.ItemWriter;
import io.partita.planner.write.Written;
import java.time.InstantSource;

/** Executes plans on a store. Safe to share between threads. */
public final class PlanExecutor {
    private final ItemStore store;
    private final Catalog catalog;
    private final Workers workers;
    private final InstantSource clock;

    /**
     * An executor.
     *
     * @param clock tells EXPLAIN ANALYZE how long a statement took
     */
    public PlanExecutor(ItemStore store, Catalog catalog, Workers workers, InstantSource clock) {
        this.store = store;
        this.catalog = catalog;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Executes a plan. A plan that reads has sent its first request when this returns.
     *
     * @throws io.partita.planner.error.QueryException if it is refused or fails
     */
    public Outcome execute(Plan plan, Arguments arguments, Execution execution) {
        if (plan instanceof Plan.Reading reading) {
            return new Outcome.Rows(
                    RowOpener.open(reading, catalog, new ReadContext(store, workers, arguments, execution)));
        } else if (plan instanceof Plan.Writing writing) {
            return write(writing, arguments, execution);
        }
        throw new QueryException(QueryErrorCode.NOT_SUPPORTED_YET, "plans: " + plan + clock.instant());
    }

    private Outcome write(Plan.Writing plan, Arguments arguments, Execution execution) {
        Written written = ItemWriter.execute(plan.write(), new MeteredStore(store, execution, 0), arguments);
        Returned returned = plan.write().returned();
        return returned == null
                ? new Outcome.Count(written.items())
                : new Outcome.Rows(
                        ReturnedRows.of(written.images(), returned, plan.write().table(), arguments));
    }
}
