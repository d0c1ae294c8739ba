package io.partita.planner.binder;

import io.partita.planner.path.PathRules;
import io.partita.planner.plan.AccessHints;
import org.jspecify.annotations.Nullable;

/**
 * What the hints of a statement say, with the manner and the table's own policy settled into it.
 *
 * @param consistent whether reads are to be strongly consistent; null leaves it to the session
 */
public record BoundHints(
        PathRules rules, AccessHints access, @Nullable Boolean consistent) {}
