package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.access.Demand;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.TableReader;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.explain.StepRows;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opens a tree of row nodes: how much is asked of each goes down, and rows come up. */
final class RowOpener {
    private final Catalog catalog;
    private final ReadContext context;
    private final List<ColumnDescription> columns;
    private final ItemOpener items;

    private RowOpener(Catalog catalog, ReadContext context, List<ColumnDescription> columns, @Nullable StepRows steps) {
        this.catalog = catalog;
        this.context = context;
        this.columns = columns;
        this.items = new ItemOpener(context, steps);
    }

    /** The rows of a plan, no more of them than the execution allows. */
    static RowCursor open(Plan.Reading plan, Catalog catalog, ReadContext context) {
        return open(plan, catalog, context, null);
    }

    /** The same, counting what each step yields. */
    static RowCursor open(Plan.Reading plan, Catalog catalog, ReadContext context, @Nullable StepRows steps) {
        RowOpener opener = new RowOpener(catalog, context, plan.columns(), steps);
        long maxRows = context.execution().maxRows();
        if (maxRows <= 0) {
            return opener.rows(plan.root(), Demand.ALL);
        }
        return new LimitedRows(opener.rows(plan.root(), Demand.ALL.atMost(maxRows)), 0, maxRows);
    }

    /** All rows of a plan, however many the statement may return. */
    static RowCursor openAll(Plan.Reading plan, Catalog catalog, ReadContext context) {
        return new RowOpener(catalog, context, plan.columns(), null).rows(plan.root(), Demand.ALL);
    }

    private RowCursor rows(RowNode node, Demand demand) {
        if (node instanceof RowNode.Project project) {
            return projected(items.open(project.input(), demand), project.outputs());
        } else if (node instanceof RowNode.AllAttributes all) {
            return attributes(all, demand);
        } else if (node instanceof RowNode.Limit limit) {
            Bounds bounds = Bounds.of(limit, context.arguments());
            return new LimitedRows(rows(limit.input(), bounds.below(demand)), bounds.skipped(), bounds.kept());
        } else if (node instanceof RowNode.Distinct distinct) {
            return new DistinctRows(rows(distinct.input(), demand.ofUnknownItems()), context.execution());
        } else if (node instanceof RowNode.Count count) {
            long found = TableReader.count(count.access(), context, demand);
            return new ListedRows(columns, List.of(List.of(AttributeValue.of(found))));
        } else if (node instanceof RowNode.Constants constants) {
            return new ConstantRows(constants.rows(), context.arguments(), columns);
        }
        return projected(items.open(node, demand), allColumns());
    }

    private RowCursor projected(ItemCursor input, List<Scalar> outputs) {
        return new ProjectedRows(input, outputs, context.arguments(), columns);
    }

    private List<Scalar> allColumns() {
        return IntStream.range(0, columns.size())
                .<Scalar>mapToObj(Scalar.Column::new)
                .toList();
    }

    private RowCursor attributes(RowNode.AllAttributes node, Demand demand) {
        ItemCursor input = items.open(node.input(), demand);
        try {
            return new AttributeRows(input, catalog.withSample(node.table()), context.execution());
        } catch (RuntimeException failure) {
            input.close();
            throw failure;
        }
    }
}
