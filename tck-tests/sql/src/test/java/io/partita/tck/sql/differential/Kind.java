package io.partita.tck.sql.differential;

/** The types of values that queries are made of. */
enum Kind {
    NUMBER("NUMBER", "DECFLOAT(38)"),
    STRING("STRING", "VARCHAR"),
    BOOLEAN("BOOLEAN", "BOOLEAN");

    private final String ours;
    private final String reference;

    Kind(String ours, String reference) {
        this.ours = ours;
        this.reference = reference;
    }

    /** The type of a column here. */
    String ours() {
        return ours;
    }

    /** The type of a column in the reference database: numbers of both have 38 digits and a floating point. */
    String reference() {
        return reference;
    }
}
