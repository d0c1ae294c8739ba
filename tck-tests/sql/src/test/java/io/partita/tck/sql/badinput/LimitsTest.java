package io.partita.tck.sql.badinput;

import static io.partita.tck.sql.badinput.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.tck.sql.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items, keys, statements and documents beyond the limits. */
class LimitsTest {
    private Database database;
    private Connection connection;

    @BeforeEach
    void open() throws Exception {
        database = new Database("jdbc:partita:mem:");
        connection = database.connection(Map.of());
        database.execute("CREATE TABLE items (id STRING PARTITION KEY, sk STRING SORT KEY)");
        insert("a", "a", "stays");
    }

    @AfterEach
    void theItemIsAsItWas() throws Exception {
        assertThat(database.items("items")).containsExactly(Map.of("id", "a", "sk", "a", "v", "stays"));
        database.close();
    }

    @Test
    void anItemOfMoreThan400Kilobytes() {
        refused(() -> insert("b", "b", "x".repeat(400 * 1024)), "22001", "Item size");
    }

    @Test
    void anItemThatGrowsBeyond400Kilobytes() {
        refused(
                () -> update("UPDATE items SET w = ? WHERE id = 'a' AND sk = 'a'", "x".repeat(400 * 1024)),
                "22001",
                "Item size");
    }

    @Test
    void aPartitionKeyOfMoreThan2048Bytes() throws Exception {
        refused(() -> insert("é".repeat(1025), "a", "x"), "22001", "2048");
        insert("é".repeat(1024), "a", "x");
        assertThat(update("DELETE FROM items WHERE id = ? AND sk = 'a'", "é".repeat(1024)))
                .isEqualTo(1);
    }

    @Test
    void aSortKeyOfMoreThan1024Bytes() throws Exception {
        refused(() -> insert("a", "x".repeat(1025), "x"), "22001", "1024");
        insert("a", "x".repeat(1024), "x");
        assertThat(update("DELETE FROM items WHERE id = 'a' AND sk = ?", "x".repeat(1024)))
                .isEqualTo(1);
    }

    @Test
    void aStatementOfMoreThanAMillionCharacters() {
        refused(() -> database.execute("SELECT '" + "x".repeat(1 << 20) + "'"), "42601", "1048585 characters");
    }

    @Test
    void aStatementThatIsNestedTooDeeply() {
        refused(() -> database.execute("SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000)), "42601", "deep");
        refused(() -> database.execute("SELECT " + "[".repeat(10_000) + "]".repeat(10_000)), "42601", "deep");
        refused(() -> database.execute("SELECT " + "CASE WHEN ".repeat(10_000)), "42601");
    }

    @Test
    void aChainOfOperatorsThatIsTooLong() throws Exception {
        refused(() -> database.execute("SELECT 1" + " + 1".repeat(5_000)), "42601", "operators");
        String chain = "1" + " + 1".repeat(200);
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + chain)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(201);
        }
    }

    @Test
    void aDocumentOfMoreThan32Levels() throws Exception {
        Object document = "core";
        for (int depth = 0; depth < 31; depth++) {
            document = List.of(document);
        }
        Object deep = List.of(List.of(document));
        refused(() -> update("UPDATE items SET v = ? WHERE id = 'a' AND sk = 'a'", deep), "22001", "evel");
    }

    @Test
    void aKeyOfAnotherTypeThanTheIndexHas() throws Exception {
        database.execute("CREATE GLOBAL INDEX by_n ON items (n NUMBER)");
        refused(
                () -> update("UPDATE items SET n = ? WHERE id = 'a' AND sk = 'a'", "text"),
                "42000",
                "secondary index key");
    }

    private void insert(String id, String sort, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO items (id, sk, v) VALUES (?, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, sort);
            insert.setString(3, value);
            insert.executeUpdate();
        }
    }

    private int update(String text, Object value) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(text)) {
            update.setObject(1, value);
            return update.executeUpdate();
        }
    }
}
