package io.partita.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts what a call is refused with. */
final class SqlStates {
    private SqlStates() {}

    static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String state, ThrowingCallable call) {
        SQLException refused = catchThrowableOfType(SQLException.class, call);
        assertThat((Object) refused)
                .as("an SQLException with SQLSTATE " + state)
                .isNotNull();
        assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo(state);
        return assertThat((Throwable) refused);
    }
}
