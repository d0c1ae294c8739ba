package io.partita.tck.sql.oracle;

/** Which of the two manners of the language a statement is read in. */
public enum Manner {
    SQL,
    PARTIQL
}
