package io.partita.tck.sql.badinput;

import static io.partita.tck.sql.badinput.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.tck.sql.store.Database;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parameters that are missing, of the wrong type, or beyond the limits. */
class ParameterTest {
    private Database database;
    private Connection connection;

    @BeforeEach
    void open() throws Exception {
        database = new Database("jdbc:partita:mem:");
        connection = database.connection(Map.of());
        database.execute("CREATE TABLE items (id STRING PARTITION KEY, n NUMBER SORT KEY)");
    }

    @AfterEach
    void nothingWasStored() throws Exception {
        assertThat(database.items("items")).isEmpty();
        database.close();
    }

    @Test
    void aParameterWithoutAValue() throws Exception {
        try (PreparedStatement insert = insert()) {
            insert.setString(1, "a");
            refused(insert::executeUpdate, "07001", "2");
        }
    }

    @Test
    void aParameterThatWasClearedAgain() throws Exception {
        try (PreparedStatement insert = insert()) {
            insert.setString(1, "a");
            insert.setInt(2, 1);
            insert.setInt(3, 1);
            insert.clearParameters();
            refused(insert::executeUpdate, "07001", "1");
        }
    }

    @Test
    void aParameterThatThereIsNot() throws Exception {
        try (PreparedStatement insert = insert()) {
            refused(() -> insert.setString(4, "x"), "07009", "4");
            refused(() -> insert.setString(0, "x"), "07009", "0");
        }
    }

    @Test
    void aKeyOfTheWrongType() throws Exception {
        try (PreparedStatement insert = insert()) {
            insert.setInt(1, 1);
            insert.setInt(2, 1);
            insert.setInt(3, 1);
            refused(insert::executeUpdate, "42804", "id");
        }
    }

    @Test
    void aKeyThatIsNull() throws Exception {
        try (PreparedStatement insert = insert()) {
            insert.setString(1, "a");
            insert.setNull(2, java.sql.Types.INTEGER);
            insert.setInt(3, 1);
            refused(insert::executeUpdate, "23502", "n");
        }
    }

    @Test
    void objectsThatAreNoValues() throws Exception {
        try (PreparedStatement insert = insert()) {
            refused(() -> insert.setObject(3, new Thread()), "07006", "java.lang.Thread");
            refused(() -> insert.setObject(3, Map.of(1, 2)), "22023", "names of a map");
            refused(() -> insert.setObject(3, Set.of()), "22023", "set");
            refused(() -> insert.setObject(3, Set.of("a", 1)), "22023", "set");
            refused(() -> insert.setDouble(3, Double.NaN), "22003", "NaN");
            refused(() -> insert.setBigDecimal(3, new BigDecimal("1e300")), "22003", "overflow");
            refused(() -> insert.setBigDecimal(3, new BigDecimal("1e-300")), "22003", "underflow");
            refused(() -> insert.setBigDecimal(3, new BigDecimal("1".repeat(39))), "22003", "38");
        }
    }

    @Test
    void documentsThatAreTooDeep() throws Exception {
        Object document = 1;
        for (int depth = 0; depth < 10_000; depth++) {
            document = List.of(document);
        }
        Object deep = document;
        try (PreparedStatement insert = insert()) {
            refused(() -> insert.setObject(3, deep), "22001", "deep");
        }
    }

    @Test
    void statementsOfTheWrongKind() throws Exception {
        try (PreparedStatement insert = insert();
                PreparedStatement select = connection.prepareStatement("SELECT n FROM items WHERE id = 'a'")) {
            insert.setString(1, "a");
            insert.setInt(2, 1);
            insert.setInt(3, 1);
            refused(insert::executeQuery, "07005");
            refused(select::executeUpdate, "07005");
        }
    }

    @Test
    void columnsThatThereAreNot() throws Exception {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 AS one, 'x' AS text");
                ResultSet rows = select.executeQuery()) {
            refused(() -> rows.getInt(1), "24000");
            assertThat(rows.next()).isTrue();
            refused(() -> rows.getInt(3), "07009", "3");
            refused(() -> rows.getInt("two"), "42703", "two");
            refused(() -> rows.getInt("text"), "22018", "x");
            assertThat(rows.getInt("ONE")).isEqualTo(1);
        }
    }

    @Test
    void numbersThatDoNotFit() throws Exception {
        try (PreparedStatement select = connection.prepareStatement("SELECT 3000000000, 1.5, 1E30");
                ResultSet rows = select.executeQuery()) {
            assertThat(rows.next()).isTrue();
            refused(() -> rows.getInt(1), "22003", "3000000000");
            assertThat(rows.getLong(1)).isEqualTo(3_000_000_000L);
            refused(() -> rows.getByte(1), "22003");
            refused(() -> rows.getLong(3), "22003");
        }
    }

    private PreparedStatement insert() throws Exception {
        return connection.prepareStatement("INSERT INTO items (id, n, v) VALUES (?, ?, ?)");
    }
}
