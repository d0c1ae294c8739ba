package io.partita.planner.path;

/**
 * A path with all that follows from choosing it.
 */
record Weighed(ReadTarget target, AccessPath path, PredicateSplit split, DeliveredOrder order, Estimate estimate) {

    Candidate candidate(boolean chosen) {
        return new Candidate(PathText.describe(path), chosen ? "chosen" : PathText.units(estimate.readUnits()));
    }
}
