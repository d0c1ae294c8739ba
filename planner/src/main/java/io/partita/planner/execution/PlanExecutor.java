package io.partita.planner.execution;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Statement.ExplainFormat;
import io.partita.planner.access.MeteredStore;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.Workers;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryException;
import io.partita.planner.explain.Actual;
import io.partita.planner.explain.PlanExplanation;
import io.partita.planner.explain.StepRows;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Returned;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.Execution;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import io.partita.planner.write.ItemWriter;
import io.partita.planner.write.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Executes plans on a store. Safe to share between threads. */
public final class PlanExecutor {
    private final ItemStore store;
    private final Catalog catalog;
    private final Workers workers;
    private final InstantSource clock;

    /**
     * An executor.
     *
     * @param clock tells EXPLAIN ANALYZE how long a statement took, and when a view is made
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
        if (plan instanceof Plan.Defining defining) {
            new DefinitionExecutor(store, catalog, clock).execute(defining);
            return new Outcome.Done();
        } else if (plan instanceof Plan.Showing showing) {
            return new Outcome.Rows(ShownRows.of(showing, catalog));
        } else if (plan instanceof Plan.Describing describing) {
            return new Outcome.Rows(ShownRows.of(describing, catalog));
        } else if (plan instanceof Plan.Explaining explaining) {
            return new Outcome.Rows(explain(explaining, arguments, execution));
        }
        throw new IllegalArgumentException("no plan: " + plan);
    }

    /**
     * Executes a plan that has no rows once for each list of arguments, as if one after another, and goes on behind one
     * that fails. Writes of single items are sent many at a time.
     *
     * @return the count of each, or why it failed
     */
    public List<BatchResult> executeEach(Plan plan, List<Arguments> arguments, Execution execution) {
        if (plan instanceof Plan.Writing writing && ItemWriter.isSingle(writing.write())) {
            List<BatchResult> results =
                    ItemWriter.executeEach(writing.write(), new MeteredStore(store, execution, 0), arguments).stream()
                            .map(BatchResult::of)
                            .toList();
            catalog.wrote(writing.write().table().name(), results.size());
            return results;
        }
        List<BatchResult> results = new ArrayList<>(arguments.size());
        for (Arguments each : arguments) {
            results.add(executeOne(plan, each, execution));
        }
        return results;
    }

    private BatchResult executeOne(Plan plan, Arguments arguments, Execution execution) {
        try {
            Outcome outcome = execute(plan, arguments, execution);
            if (outcome instanceof Outcome.Rows rows) {
                rows.cursor().close();
            }
            return new BatchResult.Done(outcome instanceof Outcome.Count count ? count.items() : 0);
        } catch (QueryException failure) {
            return new BatchResult.Failed(failure);
        }
    }

    private Outcome write(Plan.Writing plan, Arguments arguments, Execution execution) {
        Written written = written(plan.write(), new ReadContext(store, workers, arguments, execution));
        catalog.wrote(plan.write().table().name(), written.items());
        Returned returned = plan.write().returned();
        return returned == null
                ? new Outcome.Count(written.items())
                : new Outcome.Rows(
                        ReturnedRows.of(written.images(), returned, plan.write().table(), arguments));
    }

    private Written written(ItemWrite write, ReadContext context) {
        if (write instanceof ItemWrite.EachFound found) {
            try (QueriedItems items =
                    new QueriedItems(RowOpener.openAll(found.query(), catalog, context), found.attributes())) {
                return ItemWriter.execute(found, items, context);
            }
        }
        if (!(write instanceof ItemWrite.PutEach put)) {
            return ItemWriter.execute(write, context);
        }
        try (QueriedItems items =
                new QueriedItems(RowOpener.openAll(put.query(), catalog, context), put.attributes())) {
            return ItemWriter.execute(put, items, context);
        }
    }

    private RowCursor explain(Plan.Explaining plan, Arguments arguments, Execution execution) {
        Actual actual = plan.analyze() ? analyze(plan.plan(), arguments, execution) : null;
        PlanExplanation explanation = PlanExplanation.of(plan.plan(), arguments, actual);
        List<String> lines = plan.format() == ExplainFormat.JSON
                ? List.of(explanation.json())
                : explanation.text().lines().toList();
        return new ListedRows(
                List.of(new ColumnDescription("plan", SqlType.STRING, null, null)),
                lines.stream().map(line -> List.of(AttributeValue.of(line))).toList());
    }

    private Actual analyze(Plan plan, Arguments arguments, Execution execution) {
        Instant begin = clock.instant();
        StepRows steps = new StepRows();
        Outcome outcome = plan instanceof Plan.Reading reading
                ? new Outcome.Rows(
                        RowOpener.open(reading, catalog, new ReadContext(store, workers, arguments, execution), steps))
                : execute(plan, arguments, execution);
        long rows = 0;
        if (outcome instanceof Outcome.Rows found) {
            try (RowCursor cursor = found.cursor()) {
                while (cursor.next()) {
                    rows++;
                }
            }
        } else if (outcome instanceof Outcome.Count count) {
            rows = count.items();
        }
        Duration taken = Duration.between(begin, clock.instant());
        return new Actual(execution.tally(), rows, steps, taken.toNanos() / 1e6);
    }
}
