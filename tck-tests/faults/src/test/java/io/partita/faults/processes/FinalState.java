package io.partita.faults.processes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What is in the table of the clients when they have stopped. */
final class FinalState {
    private FinalState() {}

    /**
     * All items.
     *
     * @param consistent whether the leader is asked, or the process has to say what it has itself
     */
    static Map<String, Long> read(String url, boolean consistent) throws SQLException {
        return read(url, consistent, "things");
    }

    /** All items as the index of the table has them. */
    static Map<String, Long> readIndex(String url) throws SQLException {
        return read(url, false, "\"things\".\"by_n\"");
    }

    private static Map<String, Long> read(String url, boolean consistent, String from) throws SQLException {
        String address = url.replace("consistentReads=true", "consistentReads=" + consistent) + "&scanPolicy=allow";
        Map<String, Long> items = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, n FROM " + from)) {
            while (rows.next()) {
                items.put(rows.getString(1), rows.getLong(2));
            }
        }
        return items;
    }
}
