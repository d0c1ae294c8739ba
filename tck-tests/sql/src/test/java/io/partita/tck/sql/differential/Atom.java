package io.partita.tck.sql.differential;

/**
 * What an expression may be built on: a column, or where rows are grouped an expression of the group.
 *
 * @param text as it is written
 */
record Atom(String text, Kind kind) {
    /** Whether it means the same in a query within this one, whose own columns have the same bare names. */
    boolean isQualified() {
        return text.matches("[a-z]\\w*\\.\\w+");
    }
}
