package io.partita.planner.error;

/** Every way in which the query layer refuses a statement, with its SQLSTATE. */
public enum QueryErrorCode {
    /** The text is not a statement. */
    SYNTAX("42601"),
    /** A statement that the language has and this version does not execute yet. */
    NOT_SUPPORTED_YET("42P99"),
    UNKNOWN_TABLE("42P01"),
    UNKNOWN_INDEX("42704"),
    UNKNOWN_COLUMN("42703"),
    AMBIGUOUS_NAME("42702"),
    DUPLICATE_TABLE("42P07"),
    /** A view where only a table can stand, or the other way round. */
    WRONG_OBJECT("42809"),
    /** A view that reads itself, or whose text or nesting is beyond the bounds. */
    INVALID_DEFINITION("42P17"),
    UNKNOWN_FUNCTION("42883"),
    /** A value of a type that the operator, function or key attribute does not take. */
    TYPE_MISMATCH("42804"),
    /** The statement has a meaning that the rules of the language forbid. */
    INVALID_STATEMENT("42000"),
    /** A parameter without a value, or one too many. */
    PARAMETER_MISMATCH("07001"),
    /** A subquery that stands for one value has more of them. */
    MORE_THAN_ONE_ROW("21000"),
    INVALID_VALUE("22023"),
    NUMBER_OUT_OF_RANGE("22003"),
    DIVISION_BY_ZERO("22012"),
    /** An item, key or document beyond the limits of the data model. */
    VALUE_TOO_LARGE("22001"),
    NULL_KEY("23502"),
    DUPLICATE_KEY("23505"),
    /** The condition of a keyed write was false, in the partiql manner. */
    CONDITION_FAILED("23P01"),
    /** The scan policy refuses the statement. */
    SCAN_REFUSED("54P01"),
    /** The statement would pass its budget of read units. */
    BUDGET_EXCEEDED("54P02"),
    /** Rows in memory would pass the bound. */
    MEMORY_EXCEEDED("54P03"),
    CANCELLED("57014"),
    /** Only ever for a time-out that the caller set. */
    TIMED_OUT("57P05"),
    SESSION_CLOSED("08003"),
    /** A failure that the store reported; the cause is its exception, and the SQLSTATE follows from its code. */
    STORE("58000");

    private final String sqlState;

    QueryErrorCode(String sqlState) {
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }
}
