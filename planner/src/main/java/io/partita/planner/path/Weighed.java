package io.partita.planner.path;

import io.partita.engine.api.table.KeySchema;
import java.util.Set;

/**
 * A path with all that follows from choosing it.
 */
record Weighed(ReadTarget target, AccessPath path, PredicateSplit split, DeliveredOrder order, Estimate estimate) {

    /** The attribute of which the path reads a range, if it does. */
    Set<String> rangedAttributes() {
        KeySchema key = target.key();
        boolean byKey = path instanceof AccessPath.KeyQuery
                || path instanceof AccessPath.IndexQuery
                || path instanceof AccessPath.FanOut;
        return byKey && key.sort() != null ? Set.of(key.sort().name()) : Set.of();
    }

    Candidate candidate(boolean chosen) {
        return new Candidate(PathText.describe(path), chosen ? "chosen" : PathText.units(estimate.readUnits()));
    }
}
