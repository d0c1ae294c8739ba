package io.partita.engine.server.policy;

/** Of which values of a request a condition must hold. */
enum Quantifier {
    /** There is one value at most. */
    SINGLE(""),
    /** Every value; also if there is none. */
    FOR_ALL_VALUES("ForAllValues:"),
    /** At least one value. */
    FOR_ANY_VALUE("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
