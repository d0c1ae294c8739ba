package io.partita.planner.plan;

import io.partita.planner.session.SessionOptions.ScanPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What hints in the statement say, where they go before the session's options.
 *
 * @param scanPolicy null if the statement does not say; the table's own policy is settled by the planner into this
 * @param segments 0 if the statement does not say
 * @param maxReadUnits 0 if the statement does not say
 */
public record AccessHints(@Nullable ScanPolicy scanPolicy, int segments, double maxReadUnits) {
    public static final AccessHints NONE = new AccessHints(null, 0, 0);
}
