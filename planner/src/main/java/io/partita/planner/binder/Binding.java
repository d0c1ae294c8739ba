package io.partita.planner.binder;

import io.partita.parser.syntax.Hint;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.catalog.View;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement while it is bound.
 *
 * @param text as it was written, for the labels of columns
 * @param views whose definitions the text is within
 * @param hints of the SELECTs that name the innermost view, which its own give way to
 */
public record Binding(
        String text,
        Catalog catalog,
        SessionOptions options,
        Parameters parameters,
        Literals literals,
        OpenViews views,
        List<Hint> hints) {

    /** A statement that stands in no view. */
    public Binding(String text, Catalog catalog, SessionOptions options, Parameters parameters, Literals literals) {
        this(text, catalog, options, parameters, literals, OpenViews.none(), List.of());
    }

    /**
     * The definition of a view that is named here: a text of its own, without parameters.
     *
     * @param around the hints of the SELECT that names the view
     */
    Binding within(View view, List<Hint> around) {
        return new Binding(
                view.query(),
                catalog,
                options,
                new Parameters(),
                Literals.FIXED,
                views.with(view.name()),
                HintsOfTables.ofAll(settled(around)));
    }

    /** The hints of a SELECT of this text, and behind them those that go before them. */
    List<Hint> settled(List<Hint> own) {
        if (hints.isEmpty()) {
            return own;
        }
        List<Hint> all = new ArrayList<>(own);
        all.addAll(hints);
        return all;
    }

    /**
     * The same for what must be equal where it is written alike, as in {@code SELECT a + 1 ... GROUP BY a + 1}: its
     * literals are in the plan.
     */
    Binding fixed() {
        return new Binding(text, catalog, options, parameters, Literals.FIXED, views, hints);
    }

    /** Whether Amazon's dialect is meant where it and SQL disagree. */
    boolean isAmazon() {
        return options.manner() == Manner.PARTIQL;
    }
}
