package io.partita.planner.explain;

import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarNames;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outline of the nodes that yield rows. */
final class RowOutline {
    private final Arguments arguments;
    private final AccessOutline accesses;
    private final RowLabels labels;
    private final @Nullable StepRows stepRows;

    RowOutline(Arguments arguments, RowNode root, @Nullable StepRows stepRows) {
        this.arguments = arguments;
        this.stepRows = stepRows;
        this.accesses = new AccessOutline(arguments);
        this.labels = new RowLabels(arguments, root);
    }

    Outline of(RowNode node) {
        Outline outline = outline(node);
        Long rows = stepRows == null ? null : stepRows.rows(node);
        return rows == null
                ? outline
                : outline.with(new Outline.Figures("yielded", List.of(new Outline.Figure("rows", rows, "row"))));
    }

    private Outline outline(RowNode node) {
        if (node instanceof RowNode.Access access) {
            return accesses.of(access.access());
        } else if (node instanceof RowNode.Count count) {
            return Outline.of("Count", accesses.of(count.access()));
        } else if (node instanceof RowNode.HashJoin join) {
            return joined(join);
        } else if (node instanceof RowNode.LookupJoin join) {
            return joined(join);
        } else if (node instanceof RowNode.Constants constants) {
            int rows = constants.rows().size();
            return Outline.of("Constants, " + rows + (rows == 1 ? " row" : " rows"));
        }
        return new Outline(
                step(node),
                List.of(),
                RowLabels.inputs(node).stream().map(this::of).toList());
    }

    private String step(RowNode node) {
        if (node instanceof RowNode.SetOperation operation) {
            String name = operation.kind().name();
            return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + (operation.all() ? " all" : "");
        } else if (node instanceof RowNode.AllAttributes) {
            return "Project *";
        } else if (node instanceof RowNode.Distinct) {
            return "Distinct";
        } else if (node instanceof RowNode.Limit limit) {
            return "Limit" + clause(" ", limit.limit()) + clause(" offset ", limit.offset());
        }
        return step(
                node,
                new CallText(arguments, labels.names(RowLabels.inputs(node).get(0))));
    }

    /** A step whose scalars are over the rows of its only input. */
    private String step(RowNode node, CallText texts) {
        if (node instanceof RowNode.Project project) {
            return "Project " + texts.texts(project.outputs());
        } else if (node instanceof RowNode.Compute compute) {
            return "Compute " + texts.texts(compute.outputs());
        } else if (node instanceof RowNode.Qualify qualify) {
            return "Qualify " + texts.text(qualify.predicate());
        } else if (node instanceof RowNode.Sort sort) {
            return "Sort by " + texts.terms(sort.terms()) + clause(", first ", sort.limit());
        } else if (node instanceof RowNode.Aggregate aggregate) {
            String calls = aggregate.calls().stream().map(texts::of).collect(Collectors.joining(", "));
            return ("Aggregate " + calls).trim()
                    + (aggregate.keys().isEmpty() ? "" : " by " + texts.texts(aggregate.keys()));
        } else if (node instanceof RowNode.Window window) {
            return "Window " + window.calls().stream().map(texts::of).collect(Collectors.joining(", "))
                    + (window.partition().isEmpty() ? "" : " partition by " + texts.texts(window.partition()))
                    + (window.order().isEmpty() ? "" : " order by " + texts.terms(window.order()));
        } else if (node instanceof RowNode.Unnest unnest) {
            return "Unnest " + texts.text(unnest.collection()) + (unnest.outer() ? ", outer" : "");
        }
        throw new IllegalArgumentException("no row node: " + node);
    }

    private Outline joined(RowNode.HashJoin join) {
        ScalarNames left = labels.names(join.left());
        ScalarNames right = labels.names(join.right());
        return new Outline(
                "HashJoin " + keys(join.kind(), join.keys(), left, right),
                condition(join.condition(), labels.pairs(join.left(), right.columns())),
                List.of(of(join.left()), of(join.right())));
    }

    private Outline joined(RowNode.LookupJoin join) {
        ScalarNames left = labels.names(join.left());
        List<String> found = labels.found(join);
        List<String> lookedUp = join.lookups().stream()
                .map(lookup -> ScalarText.of(lookup, arguments, left))
                .toList();
        return new Outline(
                "LookupJoin " + keys(join.kind(), join.keys(), left, RowLabels.columns(found)),
                condition(join.condition(), labels.pairs(join.left(), found)),
                List.of(of(join.left()), new AccessOutline(arguments, lookedUp).of(join.access())));
    }

    private String keys(JoinKind kind, List<JoinKey> keys, ScalarNames left, ScalarNames right) {
        String equalities = keys.stream()
                .map(key -> ScalarText.of(key.left(), arguments, left)
                        + (key.nullsMatch() ? " IS NOT DISTINCT FROM " : " = ")
                        + ScalarText.of(key.right(), arguments, right))
                .collect(Collectors.joining(", "));
        return kind + (keys.isEmpty() ? " of all pairs" : " on " + equalities);
    }

    private List<Outline.Detail> condition(@Nullable Scalar condition, ScalarNames names) {
        List<Outline.Detail> details = new ArrayList<>();
        if (condition != null) {
            details.add(new Outline.Text("condition", ScalarText.of(condition, arguments, names)));
        }
        return details;
    }

    private String clause(String words, @Nullable Scalar scalar) {
        return scalar == null ? "" : words + ScalarText.of(scalar, arguments);
    }
}
