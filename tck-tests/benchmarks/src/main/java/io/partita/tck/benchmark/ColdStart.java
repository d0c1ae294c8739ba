package io.partita.tck.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fresh JVM: how long from its start to the first row of a table that it made itself. */
public final class ColdStart {
    private static final String FIRST_ROW = "first row";

    private final Settings settings;
    private final Report report;

    ColdStart(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    /** In the fresh JVM: the argument is a URL, or nothing for a JVM that only starts. */
    public static void main(String[] arguments) throws SQLException {
        for (String url : arguments) {
            try (Connection connection = DriverManager.getConnection(url)) {
                makeAndRead(connection);
            }
        }
        System.out.println(FIRST_ROW);
    }

    private static void makeAndRead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Rows.DEFINITION);
            statement.execute("INSERT INTO benchmark (customer, line, payload) VALUES ('a', 1, 'x')");
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT payload FROM benchmark WHERE customer = ? AND line = ?")) {
            select.setString(1, "a");
            select.setInt(2, 1);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("no row");
                }
            }
        }
    }

    void run() throws IOException, InterruptedException {
        Map<String, Optional<String>> urls = new LinkedHashMap<>();
        urls.put("a JVM that only starts", Optional.empty());
        urls.put(Contender.PARTITA_MEMORY, Optional.of("jdbc:partita:mem:"));
        urls.put(Contender.H2_MEMORY, Optional.of("jdbc:h2:mem:"));
        urls.put("SQLite mem", Optional.of("jdbc:sqlite::memory:"));
        report.heading("from the start of a JVM to the first row, median of " + settings.starts());
        for (Map.Entry<String, Optional<String>> each : urls.entrySet()) {
            List<Double> milliseconds = new ArrayList<>();
            for (int start = 0; start < settings.starts(); start++) {
                milliseconds.add(start(each.getValue()));
            }
            report.line("  %-26s %,12.0f ms", each.getKey(), Series.median(milliseconds));
        }
    }

    private static double start(Optional<String> url) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName()));
        url.ifPresent(command::add);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            if (!FIRST_ROW.equals(lines.readLine())) {
                throw new IllegalStateException("no first row from " + command);
            }
            double milliseconds = (System.nanoTime() - start) / 1e6;
            process.waitFor();
            return milliseconds;
        }
    }
}
