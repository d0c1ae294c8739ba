package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.Demand;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.QualifiedItems;
import io.partita.planner.access.ReadContext;
import io.partita.planner.access.TableReader;
import io.partita.planner.error.QueryException;
import io.partita.planner.explain.StepRows;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Tuple;
import io.partita.planner.grouping.Grouping;
import io.partita.planner.joins.HashJoin;
import io.partita.planner.joins.LookupJoin;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.sets.DistinctTuples;
import io.partita.planner.sets.MergedTuples;
import io.partita.planner.sets.SetOperations;
import io.partita.planner.tuples.Columns;
import io.partita.planner.tuples.ComputedTuples;
import io.partita.planner.tuples.ListedTuples;
import io.partita.planner.tuples.UnnestedTuples;
import io.partita.planner.windows.WindowedTuples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the nodes below the columns of a result, whose rows are items or tuples. Whatever is opened is closed by what is
 * opened over it, also if that fails.
 */
final class ItemOpener {
    private final ReadContext context;
    private final @Nullable StepRows steps;

    /**
     * Opens nodes.
     *
     * @param steps counts what each node yields, or null if nobody asks
     */
    ItemOpener(ReadContext context, @Nullable StepRows steps) {
        this.context = context;
        this.steps = steps;
    }

    ItemCursor open(RowNode node, Demand demand) {
        ItemCursor items = items(node, demand);
        return steps == null ? items : new CountedItems(items, steps.of(node));
    }

    private ItemCursor items(RowNode node, Demand demand) {
        if (node instanceof RowNode.Access access) {
            return TableReader.open(access.access(), context, demand);
        } else if (node instanceof RowNode.Compute compute) {
            return new ComputedTuples(open(compute.input(), demand), columns(compute.outputs()));
        } else if (node instanceof RowNode.Project project) {
            return new ComputedTuples(open(project.input(), demand), columns(project.outputs()));
        } else if (node instanceof RowNode.Qualify qualify) {
            return new QualifiedItems(
                    open(qualify.input(), demand.ofUnknownItems()),
                    row -> qualify.predicate().isTrue(row, context.arguments()));
        } else if (node instanceof RowNode.Sort sort) {
            return sorted(sort, demand);
        } else if (node instanceof RowNode.Limit limit) {
            Bounds bounds = Bounds.of(limit, context.arguments());
            return new LimitedItems(open(limit.input(), bounds.below(demand)), bounds.skipped(), bounds.kept());
        } else if (node instanceof RowNode.Constants constants) {
            return ListedTuples.of(constants.rows(), context.arguments());
        } else if (node instanceof RowNode.Count count) {
            long items = TableReader.count(count.access(), context, demand);
            return new ListedTuples(List.of(new Tuple(AttributeValue.of(items))));
        }
        return combined(node, demand);
    }

    private ItemCursor combined(RowNode node, Demand demand) {
        if (node instanceof RowNode.HashJoin join) {
            Demand left = ofLeft(join.kind(), demand);
            return HashJoin.open(
                    join, () -> open(join.left(), left), () -> open(join.right(), demand.ofAllItems()), context);
        } else if (node instanceof RowNode.LookupJoin join) {
            Demand left = ofLeft(join.kind(), demand);
            return new LookupJoin(join, open(join.left(), left), batch -> found(join, batch), context, demand).opened();
        } else if (node instanceof RowNode.Unnest unnest) {
            Demand rows = unnest.outer() ? demand : demand.ofUnknownItems();
            return new UnnestedTuples(open(unnest.input(), rows), unnest, context.arguments());
        } else if (node instanceof RowNode.Aggregate aggregate) {
            Demand all = demand.ofAllItems();
            return Grouping.open(aggregate, () -> open(aggregate.input(), all), context, all);
        } else if (node instanceof RowNode.Window window) {
            return WindowedTuples.open(window, open(window.input(), demand.ofAllItems()), context);
        } else if (node instanceof RowNode.SetOperation operation) {
            return SetOperations.open(operation, inputs(operation, demand), context.execution());
        } else if (node instanceof RowNode.Merge merge) {
            List<Supplier<ItemCursor>> inputs = new ArrayList<>();
            merge.inputs().forEach(input -> inputs.add(() -> open(input, demand)));
            return MergedTuples.open(merge, inputs, context.arguments());
        } else if (node instanceof RowNode.OnlyIf onlyIf) {
            return isPossible(onlyIf) ? open(onlyIf.input(), demand) : ItemCursor.EMPTY;
        } else if (node instanceof RowNode.Distinct distinct) {
            return new DistinctTuples(open(distinct.input(), demand.ofUnknownItems()), context.execution());
        }
        throw new IllegalArgumentException("no items come of " + node);
    }

    private boolean isPossible(RowNode.OnlyIf onlyIf) {
        return onlyIf.conditions().stream().allMatch(this::isPossible);
    }

    private boolean isPossible(Scalar condition) {
        try {
            return condition.isTrue(Item.EMPTY, context.arguments());
        } catch (QueryException refused) {
            // The input will refuse it too, if it comes to that.
            return true;
        }
    }

    /** What a lookup join finds by the keys of a batch. */
    private ItemCursor found(RowNode.LookupJoin join, ReadContext batch) {
        return new ItemOpener(batch, steps).open(join.right(), Demand.ALL);
    }

    private List<Supplier<ItemCursor>> inputs(RowNode.SetOperation operation, Demand demand) {
        boolean isChain = operation.kind() == SetKind.UNION;
        List<Supplier<ItemCursor>> inputs = new ArrayList<>();
        for (RowNode input : operation.inputs()) {
            boolean streams = isChain || inputs.isEmpty();
            Demand rows = isChain && operation.all() ? demand : streams ? demand.ofUnknownItems() : demand.ofAllItems();
            inputs.add(() -> open(input, rows));
        }
        return inputs;
    }

    /** A join that keeps its left rows makes a row of each at least. */
    private static Demand ofLeft(JoinKind kind, Demand demand) {
        return kind == JoinKind.LEFT || kind == JoinKind.FULL ? demand : demand.ofUnknownItems();
    }

    private Columns columns(List<Scalar> scalars) {
        return new Columns(scalars, context.arguments());
    }

    private ItemCursor sorted(RowNode.Sort sort, Demand demand) {
        long kept = Bounds.value(sort.limit(), "LIMIT", Long.MAX_VALUE, context.arguments());
        Demand bounded = sort.limit() == null ? demand : demand.atMost(kept);
        try (ItemCursor input = open(sort.input(), bounded.ofAllItems())) {
            return ItemSorter.sort(input, sort.terms(), kept, context);
        }
    }
}
