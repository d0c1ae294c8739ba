package io.partita.planner.path;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What limits the choice of a path beside the predicate.
 *
 * @param asAmazon whether only the table or index that the statement names is read, under Amazon's rules
 * @param onlyIndex an index that a hint asks for, or null
 * @param withoutIndexes indexes that a hint forbids
 * @param mustBeConsistent whether a hint asks for strong consistency, which global indexes do not have
 * @param consistentUnits whether reads of the table and its local indexes are strongly consistent and cost so
 * @param segments of a scan, by hint; 0 for none
 */
public record PathRules(
        boolean asAmazon,
        @Nullable String onlyIndex,
        Set<String> withoutIndexes,
        boolean mustBeConsistent,
        boolean consistentUnits,
        int segments) {

    /** No limits. */
    public static final PathRules NONE = new PathRules(false, null, Set.of(), false, false, 0);

    public PathRules {
        withoutIndexes = Set.copyOf(withoutIndexes);
    }
}
