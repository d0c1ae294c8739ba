package io.partita.planner.explain;

import io.partita.planner.catalog.DefinitionText;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.Plan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The outline of a plan. */
final class PlanOutline {
    private final Arguments arguments;
    private final @Nullable StepRows stepRows;

    /**
     * Outlines of plans.
     *
     * @param stepRows how many rows the steps have yielded, or null if the plan was not executed
     */
    PlanOutline(Arguments arguments, @Nullable StepRows stepRows) {
        this.arguments = arguments;
        this.stepRows = stepRows;
    }

    Outline of(Plan plan) {
        if (plan instanceof Plan.Reading reading) {
            return new RowOutline(arguments, reading.root(), stepRows).of(reading.root());
        } else if (plan instanceof Plan.Writing writing) {
            return new WriteOutline(arguments, new AccessOutline(arguments), this::of).of(writing.write());
        } else if (plan instanceof Plan.CreatingTable creating) {
            return new Outline(
                    "CreateTable " + creating.definition().name(),
                    List.of(new Outline.Text("definition", DefinitionText.of(creating.definition()))),
                    List.of());
        } else if (plan instanceof Plan.DroppingTable dropping) {
            return Outline.of("DropTable " + dropping.table());
        } else if (plan instanceof Plan.TruncatingTable truncating) {
            return Outline.of("TruncateTable " + truncating.table());
        } else if (plan instanceof Plan.RedefiningTable redefining) {
            return Outline.of("AlterTable " + redefining.table());
        } else if (plan instanceof Plan.AlteringTable altering) {
            return Outline.of("AlterTable " + altering.update().table());
        } else if (plan instanceof Plan.CreatingView creating) {
            return Outline.of("CreateView " + creating.view().name());
        } else if (plan instanceof Plan.DroppingView dropping) {
            return Outline.of("DropView " + dropping.view());
        } else if (plan instanceof Plan.Describing) {
            return Outline.of("Show columns");
        } else if (plan instanceof Plan.Showing showing) {
            return Outline.of(
                    "Show " + showing.subject().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        } else if (plan instanceof Plan.Explaining explaining) {
            return Outline.of("Explain", of(explaining.plan()));
        }
        throw new IllegalArgumentException("no plan: " + plan);
    }
}
