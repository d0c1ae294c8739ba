package io.partita.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PlainJdbcTest {

    @Test
    void readsWhatItWrote() throws SQLException {
        assertThat(PlainJdbc.orders("jdbc:partita:mem:"))
                .containsExactly("2026-03-01, total null, first line tea", "2026-04-01, total 12.5, first line null");
    }
}
