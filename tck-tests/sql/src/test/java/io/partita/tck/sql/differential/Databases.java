package io.partita.tck.sql.differential;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The same tables twice: here, and in the reference database; both in memory, for as long as this is open. */
final class Databases implements AutoCloseable {
    private static final AtomicLong OPENED = new AtomicLong();

    /** For a query over a few rows: longer than this is a hang. */
    private static final int SECONDS_OF_OURS = 30;

    /** Now and then H2 joins everything with everything, which proves nothing. */
    private static final int SECONDS_OF_THE_REFERENCE = 2;

    private final Connection ours;
    private final Connection reference;

    private Databases(Connection ours, Connection reference) {
        this.ours = ours;
        this.reference = reference;
    }

    static Databases of(List<RandomTable> tables) throws SQLException {
        Connection reference =
                DriverManager.getConnection("jdbc:h2:mem:;QUERY_TIMEOUT=" + SECONDS_OF_THE_REFERENCE * 1000);
        Connection ours = DriverManager.getConnection("jdbc:partita:mem:differential" + OPENED.incrementAndGet()
                + "?scanPolicy=allow&queryTimeout=" + SECONDS_OF_OURS);
        for (RandomTable table : tables) {
            execute(ours, List.of(table.ours()));
            execute(ours, table.inserts());
            execute(reference, List.of(table.reference()));
            execute(reference, table.referenceInserts());
        }
        return new Databases(ours, reference);
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    Connection ours() {
        return ours;
    }

    Connection reference() {
        return reference;
    }

    @Override
    public void close() throws SQLException {
        ours.close();
        reference.close();
    }
}
