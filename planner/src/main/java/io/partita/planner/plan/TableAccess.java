package io.partita.planner.plan;

import io.partita.engine.api.expression.Path;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.Candidate;
import io.partita.planner.path.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table access: the path, what was pushed down to the engine, and what remains.
 *
 * @param path how the items are reached
 * @param filter pushed to the engine as a filter expression, or null; for a path that fetches items, applied to the index entries
 * @param remainder what the engine cannot evaluate, or null; applied to the items that come back
 * @param projection the paths that are needed from the item, or empty for whole items
 * @param consistent by hint; null leaves it to the session
 * @param estimate what the path is expected to cost
 * @param considered all paths that were weighed, the chosen one among them
 * @param advice what would avoid a scan: a key condition or index to add; empty for other paths
 * @param hints what the statement itself says about scans and budgets
 */
public record TableAccess(
        AccessPath path,
        @Nullable Scalar filter,
        @Nullable Scalar remainder,
        List<Path> projection,
        @Nullable Boolean consistent,
        Estimate estimate,
        List<Candidate> considered,
        List<String> advice,
        AccessHints hints) {

    public TableAccess {
        projection = List.copyOf(projection);
        considered = List.copyOf(considered);
        advice = List.copyOf(advice);
    }
}
