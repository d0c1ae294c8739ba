package io.partita.tck.sql.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refusal must say. */
final class Refusals {
    private Refusals() {}

    /** Asserts that the call is refused with this SQLSTATE, and that the message has these words in it. */
    static void refused(ThrowingCallable call, String sqlState, String... words) {
        SQLException refusal = catchThrowableOfType(SQLException.class, call);
        assertThatObject(refusal).as("it is refused").isNotNull();
        assertThat(refusal.getSQLState()).as(refusal.getMessage()).isEqualTo(sqlState);
        for (String word : words) {
            assertThat(refusal.getMessage()).contains(word);
        }
    }
}
