package io.partita.tck.architecture.broken.planner.cycle.second;

import io.partita.tck.architecture.broken.planner.cycle.first.First;
import java.util.List;

/** The other half of a cycle. */
public record Second(List<First> firsts) {
    public Second {
        firsts = List.copyOf(firsts);
    }

    /** The first of the first ones. */
    public First first() {
        return firsts.get(0);
    }
}
