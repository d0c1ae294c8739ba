package io.partita.tck.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Prepared statements of all contenders. Rounds are taken in turns, so that a busy moment hits all of them alike. */
final class Statements {
    private static final int BATCH = 500;

    private final Settings settings;
    private final Report report;
    private final List<Contender> contenders;
    private final Map<Contender, AtomicLong> fresh = new LinkedHashMap<>();

    Statements(Settings settings, Report report, List<Contender> contenders) {
        this.settings = settings;
        this.report = report;
        this.contenders = contenders;
    }

    void run() throws Exception {
        List<Connection> anchors = new ArrayList<>();
        report.heading(
                "load of " + settings.rows() + " rows of " + Settings.PAYLOAD_BYTES + " bytes, in batches of " + BATCH);
        for (Contender contender : contenders) {
            anchors.add(load(contender));
        }
        for (Workload workload : Workload.values()) {
            for (int threads : Settings.THREADS) {
                if (workload.wants(threads)) {
                    report.table(
                            workload.title() + ", " + threads + (threads == 1 ? " thread" : " threads"),
                            !workload.isLong(),
                            measure(workload, threads));
                }
            }
        }
        for (Connection anchor : anchors) {
            anchor.close();
        }
    }

    /** Fills the table, and returns a connection that keeps the database open. */
    private Connection load(Contender contender) throws SQLException {
        Connection connection = contender.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(Rows.DEFINITION);
        }
        boolean partita = contender.url().startsWith("jdbc:partita:");
        connection.setAutoCommit(partita);
        long start = System.nanoTime();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO benchmark (customer, line, payload) VALUES (?, ?, ?)")) {
            for (int row = 0; row < settings.rows(); row++) {
                insert.setString(1, Rows.customer(row / Settings.ROWS_PER_KEY));
                insert.setInt(2, row % Settings.ROWS_PER_KEY);
                insert.setString(3, Rows.payload(row));
                insert.addBatch();
                if (row % BATCH == BATCH - 1 || row == settings.rows() - 1) {
                    insert.executeBatch();
                    if (!partita) {
                        connection.commit();
                    }
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.line("  %-26s %,12.0f rows a second", contender.name(), settings.rows() / seconds);
        connection.setAutoCommit(true);
        fresh.put(contender, new AtomicLong(settings.rows()));
        return connection;
    }

    private List<Series> measure(Workload workload, int threads) throws Exception {
        List<Participant> participants = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                participants.add(new Participant(contender, workload, threads));
            }
            for (Participant participant : participants) {
                Round.run(participant.operations, settings.warmUp());
            }
            for (int round = 0; round < settings.rounds(); round++) {
                for (Participant participant : participants) {
                    participant.series.add(Round.run(participant.operations, settings.round()));
                }
            }
        } finally {
            for (Participant participant : participants) {
                participant.close();
            }
        }
        return participants.stream().map(participant -> participant.series).toList();
    }

    /** A contender's connections and prepared statements, one for each thread. */
    private final class Participant implements AutoCloseable {
        private final Series series;
        private final List<Connection> connections = new ArrayList<>();
        private final List<Workload.Operation> operations = new ArrayList<>();

        Participant(Contender contender, Workload workload, int threads) throws SQLException {
            this.series = new Series(contender.name());
            AtomicLong numbers = fresh.getOrDefault(contender, new AtomicLong(settings.rows()));
            for (int thread = 0; thread < threads; thread++) {
                Connection connection = contender.connect();
                connections.add(connection);
                operations.add(workload.operation(connection, settings.rows(), 7_919L * (thread + 1), numbers));
            }
        }

        @Override
        public void close() throws SQLException {
            for (Workload.Operation operation : operations) {
                operation.close();
            }
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
