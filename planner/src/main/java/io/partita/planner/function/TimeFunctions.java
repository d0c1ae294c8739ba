package io.partita.planner.function;

import java.util.List;

/** Dates and times. */
final class TimeFunctions {
    static final List<NamedFunction> ALL = List.of();

    private TimeFunctions() {}
}
