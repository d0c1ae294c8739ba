package io.partita.tck.architecture.broken.planner.cycle.first;

import io.partita.tck.architecture.broken.planner.cycle.second.Second;

/** One half of a cycle. */
public record First(Second second) {}
