package io.partita.jdbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlErrorsTest {
    private static final Map<ErrorCode, Expected> STORE = new EnumMap<>(Map.ofEntries(
            expect(ErrorCode.VALIDATION, "42000", SQLSyntaxErrorException.class),
            expect(ErrorCode.RESOURCE_NOT_FOUND, "42P01", SQLSyntaxErrorException.class),
            expect(ErrorCode.RESOURCE_IN_USE, "55006", SQLNonTransientException.class),
            expect(ErrorCode.CONDITIONAL_CHECK_FAILED, "23P01", SQLIntegrityConstraintViolationException.class),
            expect(ErrorCode.DUPLICATE_ITEM, "23505", SQLIntegrityConstraintViolationException.class),
            expect(ErrorCode.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED, "54000", SQLNonTransientException.class),
            expect(ErrorCode.LIMIT_EXCEEDED, "54000", SQLTransientException.class),
            expect(ErrorCode.THROTTLED, "53400", SQLTransientException.class),
            expect(ErrorCode.ACCESS_DENIED, "28000", SQLInvalidAuthorizationSpecException.class),
            expect(ErrorCode.NOT_SUPPORTED, "42P99", SQLSyntaxErrorException.class),
            expect(ErrorCode.LOCKED, "08001", SQLTransientConnectionException.class),
            expect(ErrorCode.FOREIGN_DATA, "08001", SQLNonTransientConnectionException.class),
            expect(ErrorCode.STORAGE_FULL, "53100", SQLTransientException.class),
            expect(ErrorCode.CORRUPTION, "XX001", SQLNonTransientException.class),
            expect(ErrorCode.UNAVAILABLE, "08006", SQLNonTransientConnectionException.class),
            expect(ErrorCode.MOVED, "08006", SQLNonTransientConnectionException.class),
            expect(ErrorCode.UNKNOWN_OUTCOME, "08007", SQLNonTransientConnectionException.class),
            expect(ErrorCode.INTERNAL, "XX000", SQLNonTransientException.class)));

    private record Expected(String state, Class<? extends SQLException> type) {}

    private static Map.Entry<ErrorCode, Expected> expect(
            ErrorCode code, String state, Class<? extends SQLException> type) {
        return Map.entry(code, new Expected(state, type));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void tellsFailuresOfTheStore(ErrorCode code) {
        Expected expected = STORE.get(code);
        StoreException failure = new StoreException(code, "what happened");
        assertIs(SqlErrors.of(failure), expected.state(), expected.type());
        assertIs(SqlErrors.of(QueryException.of(failure)), expected.state(), expected.type());
        assertThat((Throwable) SqlErrors.of(failure))
                .hasMessage("what happened")
                .hasCause(failure);
    }

    @ParameterizedTest
    @EnumSource(value = QueryErrorCode.class, names = "STORE", mode = EnumSource.Mode.EXCLUDE)
    void tellsFailuresOfStatementsByTheirOwnStates(QueryErrorCode code) {
        Class<? extends SQLException> type = switch (code) {
            case SESSION_CLOSED -> SQLNonTransientConnectionException.class;
            case TIMED_OUT -> SQLTimeoutException.class;
            case INVALID_VALUE, NUMBER_OUT_OF_RANGE, DIVISION_BY_ZERO, VALUE_TOO_LARGE -> SQLDataException.class;
            case NULL_KEY, DUPLICATE_KEY, CONDITION_FAILED -> SQLIntegrityConstraintViolationException.class;
            case PARAMETER_MISMATCH, MORE_THAN_ONE_ROW, SCAN_REFUSED, BUDGET_EXCEEDED, MEMORY_EXCEEDED, CANCELLED ->
                SQLNonTransientException.class;
            default -> SQLSyntaxErrorException.class;
        };
        assertIs(SqlErrors.of(new QueryException(code, "what happened")), code.sqlState(), type);
    }

    @ParameterizedTest
    @EnumSource(
            value = QueryErrorCode.class,
            names = {"STORE", "SESSION_CLOSED", "TIMED_OUT"},
            mode = EnumSource.Mode.EXCLUDE)
    void noRefusalOfAStatementCostsAPoolItsConnection(QueryErrorCode code) {
        SQLException told = SqlErrors.of(new QueryException(code, "refused"));
        assertThat(told.getSQLState()).doesNotStartWith("08").isNotIn("0A000", "57P01", "57P02", "57P03", "01002");
        assertThat((Throwable) told).isNotInstanceOf(SQLTimeoutException.class);
    }

    @Test
    void callsADefectADefect() {
        assertIs(SqlErrors.of(new IllegalStateException("oops")), "XX000", SQLNonTransientException.class);
        assertThat((Throwable) SqlErrors.of(new IllegalStateException("oops"))).hasMessageContaining("oops");
        assertIs(SqlErrors.of(new StackOverflowError()), "54001", SQLNonTransientException.class);
    }

    private static void assertIs(SQLException told, String state, Class<? extends SQLException> type) {
        assertThat(told.getSQLState()).isEqualTo(state);
        assertThat((Throwable) told).isExactlyInstanceOf(type);
    }
}
