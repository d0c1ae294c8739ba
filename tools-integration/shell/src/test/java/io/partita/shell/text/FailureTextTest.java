package io.partita.shell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void pointsAtThePlace() {
        assertThat(FailureText.of(
                        new SQLException("line 2, column 8: no such thing", "42601"), "SELECT 1\n\tFROM  citys x"))
                .isEqualTo("""
                        ERROR 42601: line 2, column 8: no such thing
                           FROM  citys x
                                 ^""");
    }

    @Test
    void showsTheNeighbourhoodInALongLine() {
        String statement = "a".repeat(500) + "!" + "b".repeat(500);
        String text = FailureText.of(new SQLException("line 1, column 501: what?", "42601"), statement);

        String[] lines = text.split("\n", -1);
        assertThat(lines[1]).isEqualTo("  …" + "a".repeat(60) + "!" + "b".repeat(39) + "…");
        assertThat(lines[2].indexOf('^')).isEqualTo(lines[1].indexOf('!'));
    }

    @Test
    void pointsBehindTheEnd() {
        assertThat(FailureText.of(new SQLException("line 1, column 7: more", "42601"), "SELECT"))
                .endsWith("\n  SELECT\n        ^");
    }

    @Test
    void leavesAloneAMessageThatPointsItself() {
        String message = "line 1, column 8: no\n  SELECT !\n         ^";
        assertThat(FailureText.of(new SQLException(message, "42601"), "SELECT !"))
                .isEqualTo("ERROR 42601: " + message);
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        assertThat(FailureText.of(new SQLException("gone"), "SELECT 1")).isEqualTo("ERROR: gone");
        assertThat(FailureText.of(new SQLException("line 9, column 9: odd"), "SELECT 1"))
                .isEqualTo("ERROR: line 9, column 9: odd");
    }
}
