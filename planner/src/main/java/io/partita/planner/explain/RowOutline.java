package io.partita.planner.explain;

import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarNames;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.plan.JoinKey;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode;
import io.partita.planner.plan.RowTree;
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
    private final List<String> lookedUp;

    RowOutline(Arguments arguments, RowNode root, @Nullable StepRows stepRows) {
        this(arguments, new RowLabels(arguments, root), stepRows, List.of());
    }

    private RowOutline(Arguments arguments, RowLabels labels, @Nullable StepRows stepRows, List<String> lookedUp) {
        this.arguments = arguments;
        this.labels = labels;
        this.stepRows = stepRows;
        this.lookedUp = lookedUp;
        this.accesses = new AccessOutline(arguments, lookedUp);
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
                RowTree.inputs(node).stream().map(this::of).toList());
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
        ScalarNames names = labels.names(RowTree.inputs(node).get(0));
        return step(node, new CallText(arguments, names.withLookedUp(lookedUp)));
    }

    /** A step whose scalars are over the rows of its only input. */
    private String step(RowNode node, CallText texts) {
        if (node instanceof RowNode.Project project) {
            return "Project " + texts.texts(project.outputs());
        } else if (node instanceof RowNode.Compute compute) {
            return "Compute " + texts.texts(compute.outputs());
        } else if (node instanceof RowNode.Qualify qualify) {
            return "Qualify " + texts.text(qualify.predicate());
        } else if (node instanceof RowNode.OnlyIf onlyIf) {
            return "Only if " + onlyIf.conditions().stream().map(texts::text).collect(Collectors.joining(" and "));
        } else if (node instanceof RowNode.Merge merge) {
            return "Merge by " + texts.terms(merge.terms());
        } else if (node instanceof RowNode.Sort sort) {
            return "Sort by " + texts.terms(sort.terms()) + clause(", first ", sort.limit());
        } else if (node instanceof RowNode.Aggregate aggregate) {
            String calls = aggregate.calls().stream().map(texts::of).collect(Collectors.joining(", "));
            return ("Aggregate " + calls).trim()
                    + (aggregate.keys().isEmpty() ? "" : " by " + texts.texts(aggregate.keys()))
                    + sets(aggregate, texts);
        } else if (node instanceof RowNode.Window window) {
            return "Window " + window.calls().stream().map(texts::of).collect(Collectors.joining(", "))
                    + (window.partition().isEmpty() ? "" : " partition by " + texts.texts(window.partition()))
                    + (window.order().isEmpty() ? "" : " order by " + texts.terms(window.order()));
        } else if (node instanceof RowNode.Unnest unnest) {
            return "Unnest " + texts.text(unnest.collection()) + (unnest.outer() ? ", outer" : "");
        }
        throw new IllegalArgumentException("no row node: " + node);
    }

    private static String sets(RowNode.Aggregate aggregate, CallText texts) {
        if (aggregate.sets().isEmpty()) {
            return "";
        }
        return aggregate.sets().stream()
                .map(set -> "("
                        + texts.texts(set.stream().map(aggregate.keys()::get).toList()) + ")")
                .collect(Collectors.joining(", ", " in sets ", ""));
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
        ScalarNames right = labels.names(join.right());
        List<String> names = new ArrayList<>(lookedUp);
        join.lookups().forEach(lookup -> names.add(ScalarText.of(lookup, arguments, left)));
        RowOutline found = new RowOutline(arguments, labels, stepRows, names);
        return new Outline(
                "LookupJoin " + keys(join.kind(), join.keys(), left, right),
                condition(join.condition(), labels.pairs(join.left(), right.columns())),
                List.of(of(join.left()), found.of(withoutColumns(join.right()))));
    }

    /** What a plain access is made into goes without saying: the columns that the join names. */
    private static RowNode withoutColumns(RowNode right) {
        return right instanceof RowNode.Compute compute && compute.input() instanceof RowNode.Access
                ? compute.input()
                : right;
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
