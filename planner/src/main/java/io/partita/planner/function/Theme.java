package io.partita.planner.function;

/** What a function is about; the driver lists functions by theme, as JDBC groups them. */
public enum Theme {
    STRING,
    NUMBER,
    TIME,
    DOCUMENT,
    CONDITION
}
