package io.partita.planner.binder;

import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The views that are being bound, each read by the one before, and all tables that they read.
 *
 * @param tables grows as the statement is bound; shared by all levels
 */
record OpenViews(List<String> names, Set<String> tables) {
    /** The most views that read each other. */
    static final int MAX_DEPTH = 16;

    static OpenViews none() {
        return new OpenViews(List.of(), new TreeSet<>());
    }

    /**
     * One more.
     *
     * @throws QueryException INVALID_DEFINITION if it is open already, or too many are
     */
    OpenViews with(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        if (names.contains(name)) {
            throw new QueryException(
                    QueryErrorCode.INVALID_DEFINITION,
                    "view \"" + name + "\" would read itself: " + String.join(" reads ", longer));
        } else if (longer.size() > MAX_DEPTH) {
            throw new QueryException(
                    QueryErrorCode.INVALID_DEFINITION,
                    "more than " + MAX_DEPTH + " views read each other: " + String.join(" reads ", longer)
                            + "; let some of them read the tables themselves");
        }
        return new OpenViews(List.copyOf(longer), tables);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }
}
