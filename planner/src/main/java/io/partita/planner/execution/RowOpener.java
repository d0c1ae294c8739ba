package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.Demand;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.TableReader;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.JsonText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a tree of row nodes: how much is asked of each goes down, and rows come up. */
final class RowOpener {
    private final Catalog catalog;
    private final ReadContext context;
    private final List<ColumnDescription> columns;

    private RowOpener(Catalog catalog, ReadContext context, List<ColumnDescription> columns) {
        this.catalog = catalog;
        this.context = context;
        this.columns = columns;
    }

    /** The rows of a plan, no more of them than the execution allows. */
    static RowCursor open(Plan.Reading plan, Catalog catalog, ReadContext context) {
        RowOpener opener = new RowOpener(catalog, context, plan.columns());
        long maxRows = context.execution().maxRows();
        if (maxRows <= 0) {
            return opener.rows(plan.root(), Demand.ALL);
        }
        return new LimitedRows(opener.rows(plan.root(), Demand.ALL.atMost(maxRows)), 0, maxRows);
    }

    private RowCursor rows(RowNode node, Demand demand) {
        if (node instanceof RowNode.Project project) {
            return new ProjectedRows(items(project.input(), demand), project.outputs(), context.arguments(), columns);
        } else if (node instanceof RowNode.AllAttributes all) {
            return attributes(all, demand);
        } else if (node instanceof RowNode.Limit limit) {
            long skipped = bound(limit.offset(), "OFFSET", 0);
            long kept = bound(limit.limit(), "LIMIT", Long.MAX_VALUE);
            return new LimitedRows(rows(limit.input(), demand(demand, limit, skipped, kept)), skipped, kept);
        } else if (node instanceof RowNode.Distinct distinct) {
            return new DistinctRows(
                    rows(distinct.input(), demand.ofAllItems()),
                    context.execution().options().maxIntermediateBytes());
        } else if (node instanceof RowNode.Count count) {
            long items = TableReader.count(count.access(), context, demand);
            return new ListedRows(columns, List.of(List.of(AttributeValue.of(items))));
        } else if (node instanceof RowNode.Constants constants) {
            return new ConstantRows(constants.rows(), context.arguments(), columns);
        }
        throw new IllegalArgumentException("no columns are made of " + node);
    }

    private RowCursor attributes(RowNode.AllAttributes node, Demand demand) {
        ItemCursor items = items(node.input(), demand);
        try {
            return new AttributeRows(items, catalog.withSample(node.table()), context.execution());
        } catch (RuntimeException failure) {
            items.close();
            throw failure;
        }
    }

    private ItemCursor items(RowNode node, Demand demand) {
        if (node instanceof RowNode.Access access) {
            return TableReader.open(access.access(), context, demand);
        } else if (node instanceof RowNode.Sort sort) {
            long kept = bound(sort.limit(), "LIMIT", Long.MAX_VALUE);
            Demand sorted = sort.limit() == null ? demand : demand.atMost(kept);
            try (ItemCursor input = items(sort.input(), sorted.ofAllItems())) {
                return ItemSorter.sort(input, sort.terms(), kept, context);
            }
        } else if (node instanceof RowNode.Limit limit) {
            long skipped = bound(limit.offset(), "OFFSET", 0);
            long kept = bound(limit.limit(), "LIMIT", Long.MAX_VALUE);
            return new LimitedItems(items(limit.input(), demand(demand, limit, skipped, kept)), skipped, kept);
        }
        throw new IllegalArgumentException("no items come of " + node);
    }

    private static Demand demand(Demand demand, RowNode.Limit limit, long skipped, long kept) {
        long rows = Math.min(kept, demand.items());
        long items = rows > Long.MAX_VALUE - skipped ? Long.MAX_VALUE : rows + skipped;
        return limit.limit() == null && !demand.bounded() ? demand : new Demand(items, true);
    }

    private long bound(@Nullable Scalar scalar, String clause, long otherwise) {
        AttributeValue value = scalar == null ? null : scalar.evaluate(Item.EMPTY, context.arguments());
        if (value == null || value == NullValue.NULL) {
            return otherwise;
        }
        if (value instanceof NumberValue number
                && number.value().signum() >= 0
                && number.value().scale() <= 0) {
            return number.value().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
        }
        throw new QueryException(
                QueryErrorCode.INVALID_VALUE,
                clause + " takes a whole number that is not negative, not " + JsonText.of(value));
    }
}
