package io.partita.planner.explain;

import io.partita.planner.catalog.DefinitionText;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outline of a plan. */
final class PlanOutline {
    private final Arguments arguments;
    private final AccessOutline accesses;

    PlanOutline(Arguments arguments) {
        this.arguments = arguments;
        this.accesses = new AccessOutline(arguments);
    }

    Outline of(Plan plan) {
        if (plan instanceof Plan.Reading reading) {
            return of(reading.root());
        } else if (plan instanceof Plan.Writing writing) {
            return new WriteOutline(arguments, accesses).of(writing.write());
        } else if (plan instanceof Plan.CreatingTable creating) {
            return new Outline(
                    "CreateTable " + creating.definition().name(),
                    List.of(new Outline.Text("definition", DefinitionText.of(creating.definition()))),
                    List.of());
        } else if (plan instanceof Plan.DroppingTable dropping) {
            return Outline.of("DropTable " + dropping.table());
        } else if (plan instanceof Plan.AlteringTable altering) {
            return Outline.of("AlterTable " + altering.update().table());
        } else if (plan instanceof Plan.Showing showing) {
            return Outline.of(
                    "Show " + showing.subject().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        } else if (plan instanceof Plan.Explaining explaining) {
            return Outline.of("Explain", of(explaining.plan()));
        }
        throw new IllegalArgumentException("no plan: " + plan);
    }

    private Outline of(RowNode node) {
        if (node instanceof RowNode.Access access) {
            return accesses.of(access.access());
        } else if (node instanceof RowNode.Count count) {
            return Outline.of("Count", accesses.of(count.access()));
        } else if (node instanceof RowNode.Project project) {
            return Outline.of("Project " + texts(project.outputs()), of(project.input()));
        } else if (node instanceof RowNode.AllAttributes all) {
            return Outline.of("Project *", of(all.input()));
        } else if (node instanceof RowNode.Sort sort) {
            return Outline.of("Sort by " + terms(sort) + clause(", first ", sort.limit()), of(sort.input()));
        } else if (node instanceof RowNode.Limit limit) {
            return Outline.of(
                    ("Limit" + clause(" ", limit.limit()) + clause(" offset ", limit.offset())), of(limit.input()));
        } else if (node instanceof RowNode.Distinct distinct) {
            return Outline.of("Distinct", of(distinct.input()));
        } else if (node instanceof RowNode.Constants constants) {
            int rows = constants.rows().size();
            return Outline.of("Constants, " + rows + (rows == 1 ? " row" : " rows"));
        }
        throw new IllegalArgumentException("no row node: " + node);
    }

    private String terms(RowNode.Sort sort) {
        return sort.terms().stream()
                .map(term -> text(term.value())
                        + (term.ascending() ? "" : " descending")
                        + (term.nullsFirst() == term.ascending()
                                ? ""
                                : term.nullsFirst() ? " nulls first" : " nulls last"))
                .collect(Collectors.joining(", "));
    }

    private String clause(String words, @Nullable Scalar scalar) {
        return scalar == null ? "" : words + text(scalar);
    }

    private String texts(List<Scalar> scalars) {
        return scalars.stream().map(this::text).collect(Collectors.joining(", "));
    }

    private String text(Scalar scalar) {
        return ScalarText.of(scalar, arguments);
    }
}
