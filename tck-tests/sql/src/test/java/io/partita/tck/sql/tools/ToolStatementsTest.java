package io.partita.tck.sql.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.tck.sql.reference.Rows;
import io.partita.tck.sql.tpch.Tables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToolStatementsTest {
    private static final double SCALE = 0.01;

    private static Connection ours;
    private static Connection reference;

    @BeforeAll
    static void load() throws SQLException {
        ours = DriverManager.getConnection("jdbc:partita:mem:tools?scanPolicy=allow");
        reference = DriverManager.getConnection("jdbc:h2:mem:tools;DATABASE_TO_LOWER=TRUE");
        for (Connection connection : List.of(ours, reference)) {
            Tables.execute(connection, Tables.definitions());
            Tables.load(connection, SCALE);
        }
    }

    @AfterAll
    static void close() throws SQLException {
        ours.close();
        reference.close();
    }

    static List<ToolStatement> statements() {
        return ToolStatement.all();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void givesTheRowsThatAnotherDatabaseGives(ToolStatement statement) throws SQLException {
        Rows expected = Rows.of(reference, statement.text(), true);
        assertThat(expected.rows()).isNotEmpty();
        assertThat(Rows.of(ours, statement.text(), true).sorted().rows())
                .isEqualTo(expected.sorted().rows());
    }
}
