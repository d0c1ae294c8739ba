package io.partita.planner.path;

import io.partita.engine.api.expression.Path;
import io.partita.planner.expression.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path that was chosen, with what is pushed down and what remains kept apart.
 *
 * @param filter for the store to evaluate, or null
 * @param remainder for us to evaluate on what comes back, or null
 * @param projection the paths that are needed, or empty for whole items
 * @param ordered whether the rows come in the wanted order
 * @param considered all paths that were weighed
 * @param advice what would avoid a scan
 */
public record AccessChoice(
        AccessPath path,
        @Nullable Scalar filter,
        @Nullable Scalar remainder,
        List<Path> projection,
        boolean ordered,
        Estimate estimate,
        List<Candidate> considered,
        List<String> advice) {

    public AccessChoice {
        projection = List.copyOf(projection);
        considered = List.copyOf(considered);
        advice = List.copyOf(advice);
    }
}
