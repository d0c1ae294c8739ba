package io.partita.planner.explain;

import io.partita.planner.session.Execution.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What executing a plan has cost.
 *
 * @param rows returned, or items written
 * @param steps how many rows each step has yielded
 * @param millis how long it took, or null if that is not to be told
 */
public record Actual(
        Tally tally, long rows, StepRows steps, @Nullable Double millis) {

    Outline.Detail detail() {
        List<Outline.Figure> figures = new ArrayList<>(List.of(
                new Outline.Figure("readUnits", tally.consumed().readUnits(), "read unit"),
                new Outline.Figure("writeUnits", tally.consumed().writeUnits(), "write unit"),
                new Outline.Figure("requests", tally.requests(), "request"),
                new Outline.Figure("itemsRead", tally.itemsRead(), "item read", "items read"),
                new Outline.Figure("itemsReturned", tally.itemsReturned(), "item returned", "items returned"),
                new Outline.Figure("rows", rows, "row")));
        if (millis != null) {
            figures.add(new Outline.Figure("milliseconds", millis, "ms", "ms"));
        }
        return new Outline.Figures("actual", figures);
    }
}
