package io.partita.planner.explain;

import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.Plan;
import org.jspecify.annotations.Nullable;

/** What EXPLAIN says of a plan: a tree of what it does, and what it did if it was executed. */
public final class PlanExplanation {
    private final Outline outline;

    private PlanExplanation(Outline outline) {
        this.outline = outline;
    }

    /**
     * Explains a plan.
     *
     * @param arguments shown in the place of the slots
     * @param actual what executing it has cost, or null if it was not executed
     */
    public static PlanExplanation of(Plan plan, Arguments arguments, @Nullable Actual actual) {
        Outline outline = new PlanOutline(arguments, actual == null ? null : actual.steps()).of(plan);
        return new PlanExplanation(actual == null ? outline : outline.with(actual.detail()));
    }

    /** Lines, the inputs of a step indented below it. */
    public String text() {
        return OutlineText.of(outline);
    }

    /** One JSON object: {@code step}, then what there is to say of it, then {@code inputs}. */
    public String json() {
        return OutlineJson.of(outline);
    }
}
