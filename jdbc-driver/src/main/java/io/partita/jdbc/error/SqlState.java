package io.partita.jdbc.error;

/** The SQLSTATEs of the refusals that the driver itself utters; those of statements come from the query layer. */
public enum SqlState {
    /** Parameter without a value. */
    PARAMETER_NOT_SET("07001"),
    /** A statement that returns rows where a count is wanted, or the other way round. */
    WRONG_KIND_OF_RESULT("07005"),
    /** Text given to a statement that has its own. */
    WRONG_KIND_OF_STATEMENT("HY010"),
    /** A value that cannot become what the caller asked for. */
    NO_SUCH_CONVERSION("07006"),
    /** No parameter or column of this number. */
    NO_SUCH_INDEX("07009"),
    CANNOT_CONNECT("08001"),
    CONNECTION_CLOSED("08003"),
    CONNECTION_LOST("08006"),
    METHOD_NOT_SUPPORTED("0A000"),
    /**
     * Transactions of several statements. Not 0A000, at which connection pools throw the connection away although it
     * is as good as before.
     */
    TRANSACTIONS_NOT_SUPPORTED("0AP01"),
    TEXT_TOO_LONG("22001"),
    NUMBER_OUT_OF_RANGE("22003"),
    NO_DATE_OR_TIME("22007"),
    NO_SUCH_VALUE("22018"),
    INVALID_VALUE("22023"),
    NO_CURRENT_ROW("24000"),
    NO_TRANSACTION("25P01"),
    READ_ONLY("25006"),
    NO_SUCH_COLUMN("42703"),
    OBJECT_CLOSED("55000"),
    STATEMENT_TOO_COMPLEX("54001"),
    DRIVER_DEFECT("XX000");

    private final String code;

    SqlState(String code) {
        this.code = code;
    }

    /** Five characters. */
    public String code() {
        return code;
    }
}
