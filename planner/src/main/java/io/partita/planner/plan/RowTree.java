package io.partita.planner.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is below a node of rows. */
public final class RowTree {
    private RowTree() {}

    /** The nodes whose rows a node reads. */
    public static List<RowNode> inputs(RowNode node) {
        if (node instanceof RowNode.HashJoin join) {
            return List.of(join.left(), join.right());
        } else if (node instanceof RowNode.LookupJoin join) {
            return List.of(join.left(), join.right());
        } else if (node instanceof RowNode.SetOperation operation) {
            return operation.inputs();
        } else if (node instanceof RowNode.Merge merge) {
            return merge.inputs();
        }
        RowNode input = input(node);
        return input == null ? List.of() : List.of(input);
    }

    private static @Nullable RowNode input(RowNode node) {
        if (node instanceof RowNode.Sort sort) {
            return sort.input();
        } else if (node instanceof RowNode.Limit limit) {
            return limit.input();
        } else if (node instanceof RowNode.Project project) {
            return project.input();
        } else if (node instanceof RowNode.AllAttributes all) {
            return all.input();
        } else if (node instanceof RowNode.Distinct distinct) {
            return distinct.input();
        } else if (node instanceof RowNode.Compute compute) {
            return compute.input();
        } else if (node instanceof RowNode.Qualify qualify) {
            return qualify.input();
        } else if (node instanceof RowNode.OnlyIf onlyIf) {
            return onlyIf.input();
        } else if (node instanceof RowNode.Aggregate aggregate) {
            return aggregate.input();
        } else if (node instanceof RowNode.Window window) {
            return window.input();
        }
        return node instanceof RowNode.Unnest unnest ? unnest.input() : null;
    }

    /** All table accesses at and below a node. */
    public static List<TableAccess> accesses(RowNode node) {
        List<TableAccess> accesses = new ArrayList<>();
        collect(node, accesses);
        return accesses;
    }

    private static void collect(RowNode node, List<TableAccess> accesses) {
        if (node instanceof RowNode.Access access) {
            accesses.add(access.access());
        } else if (node instanceof RowNode.Count count) {
            accesses.add(count.access());
        }
        inputs(node).forEach(input -> collect(input, accesses));
    }
}
