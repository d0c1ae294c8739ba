package io.partita.planner.explain;

import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarNames;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.path.AccessPath;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowTree;
import io.partita.planner.plan.TableAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of the rows of a plan may be called, because a plan only knows their numbers: an attribute by its
 * path, with the table if there are several, and what is computed by its own text.
 */
final class RowLabels {
    private static final int MAX_LENGTH = 60;

    private final Arguments arguments;
    private final IdentityHashMap<TableAccess, String> tables = new IdentityHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    RowLabels(Arguments arguments, RowNode root) {
        this.arguments = arguments;
        name(root);
    }

    /** Numbers the accesses to one table from the second on. */
    private void name(RowNode node) {
        TableAccess access = access(node);
        RowTree.inputs(node).forEach(this::name);
        String table = access == null ? null : table(access.path());
        if (access != null && table != null) {
            int use = uses.merge(table, 1, Integer::sum);
            tables.put(access, use == 1 ? table : table + "#" + use);
        }
    }

    private static @Nullable TableAccess access(RowNode node) {
        if (node instanceof RowNode.Access access) {
            return access.access();
        }
        return node instanceof RowNode.Count count ? count.access() : null;
    }

    private static @Nullable String table(AccessPath path) {
        if (path instanceof AccessPath.KeyLookup lookup) {
            return lookup.table().name();
        } else if (path instanceof AccessPath.BatchKeyLookup lookup) {
            return lookup.table().name();
        } else if (path instanceof AccessPath.KeyQuery query) {
            return query.table().name();
        } else if (path instanceof AccessPath.IndexQuery query) {
            return query.table().name();
        } else if (path instanceof AccessPath.SegmentedScan scan) {
            return scan.table().name();
        }
        return path instanceof AccessPath.FanOut fanOut && !fanOut.branches().isEmpty()
                ? table(fanOut.branches().get(0))
                : null;
    }

    /** How the scalars over the rows of a node are written. */
    ScalarNames names(RowNode node) {
        if (node instanceof RowNode.Access access) {
            return items(access.access());
        } else if (node instanceof RowNode.Sort
                || node instanceof RowNode.Limit
                || node instanceof RowNode.Qualify
                || node instanceof RowNode.OnlyIf) {
            return names(RowTree.inputs(node).get(0));
        }
        return columns(labels(node));
    }

    /** How the scalars over the items of an access are written. */
    ScalarNames items(TableAccess access) {
        return new ScalarNames(tables.size() > 1 ? tables.get(access) : null, List.of(), List.of());
    }

    /** How the scalars over both sides of a join are written. */
    ScalarNames pairs(RowNode left, List<String> right) {
        List<String> labels = new ArrayList<>(names(left).columns());
        labels.addAll(right);
        return columns(labels);
    }

    static ScalarNames columns(List<String> labels) {
        return new ScalarNames(null, labels, List.of());
    }

    private List<String> labels(RowNode node) {
        if (node instanceof RowNode.Compute compute) {
            return texts(compute.outputs(), names(compute.input()));
        } else if (node instanceof RowNode.Project project) {
            return texts(project.outputs(), names(project.input()));
        } else if (node instanceof RowNode.HashJoin join) {
            return isExistence(join.kind())
                    ? names(join.left()).columns()
                    : pairs(join.left(), names(join.right()).columns()).columns();
        } else if (node instanceof RowNode.LookupJoin join) {
            return isExistence(join.kind())
                    ? names(join.left()).columns()
                    : pairs(join.left(), names(join.right()).columns()).columns();
        } else if (node instanceof RowNode.Aggregate aggregate) {
            ScalarNames input = names(aggregate.input());
            CallText calls = new CallText(arguments, input);
            List<String> labels = new ArrayList<>(texts(aggregate.keys(), input));
            aggregate.calls().forEach(call -> labels.add(cut(calls.of(call))));
            return labels;
        } else if (node instanceof RowNode.Window window) {
            CallText calls = new CallText(arguments, names(window.input()));
            List<String> labels = new ArrayList<>(names(window.input()).columns());
            window.calls().forEach(call -> labels.add(cut(calls.of(call))));
            return labels;
        } else if (node instanceof RowNode.Unnest unnest) {
            ScalarNames input = names(unnest.input());
            String collection = cut(ScalarText.of(unnest.collection(), arguments, input));
            List<String> labels = new ArrayList<>(input.columns());
            labels.add(collection + "[*]");
            labels.add("place in " + collection);
            return labels;
        }
        List<RowNode> inputs = RowTree.inputs(node);
        return inputs.isEmpty() ? List.of() : names(inputs.get(0)).columns();
    }

    private static boolean isExistence(JoinKind kind) {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    }

    private List<String> texts(List<Scalar> scalars, ScalarNames names) {
        return scalars.stream()
                .map(scalar -> cut(ScalarText.of(scalar, arguments, names)))
                .toList();
    }

    private static String cut(String label) {
        return label.length() <= MAX_LENGTH ? label : label.substring(0, MAX_LENGTH) + "…";
    }
}
