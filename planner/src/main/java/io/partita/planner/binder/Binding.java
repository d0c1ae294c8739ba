package io.partita.planner.binder;

import io.partita.planner.catalog.Catalog;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;

/**
 * One statement while it is bound.
 *
 * @param text as it was written, for the labels of columns
 */
public record Binding(String text, Catalog catalog, SessionOptions options, Parameters parameters, Literals literals) {

    /**
     * The same for what must be equal where it is written alike, as in {@code SELECT a + 1 ... GROUP BY a + 1}: its
     * literals are in the plan.
     */
    Binding fixed() {
        return new Binding(text, catalog, options, parameters, Literals.FIXED);
    }

    /** Whether Amazon's dialect is meant where it and SQL disagree. */
    boolean isAmazon() {
        return options.manner() == Manner.PARTIQL;
    }
}
