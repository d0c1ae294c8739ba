package io.partita.engine.api.item;

/**
 * The ten attribute types of the data model, named as the DynamoDB protocol names them.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Naming
 * rules and data types</a>.
 */
public enum AttributeType {
    S("string"),
    N("number"),
    B("binary"),
    BOOL("boolean"),
    NULL("null"),
    M("map"),
    L("list"),
    SS("string set"),
    NS("number set"),
    BS("binary set");

    private final String words;

    AttributeType(String words) {
        this.words = words;
    }

    /** The type as a person would say it: "string", "number set". */
    public String words() {
        return words;
    }

    /** Whether a key attribute may have this type: S, N or B. */
    public boolean mayBeKey() {
        return this == S || this == N || this == B;
    }

    /** Whether values of this type have an order that {@code <} and BETWEEN may use: S, N or B. */
    public boolean isOrdered() {
        return mayBeKey();
    }
}
