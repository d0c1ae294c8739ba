package io.partita.tck.benchmark;

import io.partita.parser.StatementParser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** How long it takes from a text to a plan: new shapes, new literals in a known shape, and the same text again. */
final class Planning {
    private static final String SAME_TEXT = "SELECT payload FROM benchmark WHERE customer = ? AND line = ?";

    private final Settings settings;
    private final Report report;

    Planning(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void run() throws Exception {
        List<Series> all = new ArrayList<>();
        all.add(parsing());
        prepare(new Contender("Partita", "jdbc:partita:mem:planning", List.of(), true, false), all);
        prepare(new Contender("H2", "jdbc:h2:mem:planning", List.of(), true, false), all);
        report.table("from text to plan", true, all);
    }

    private static String newShape(int number) {
        return "SELECT payload AS p" + number + " FROM benchmark WHERE customer = 'customer-1' AND line = 3";
    }

    private static String newLiterals(int number) {
        return "SELECT payload FROM benchmark WHERE customer = 'customer-" + number + "' AND line = 3";
    }

    private Series parsing() throws Exception {
        AtomicInteger numbers = new AtomicInteger();
        return measure("Partita, parse only", () -> StatementParser.parse(newShape(numbers.incrementAndGet())));
    }

    private void prepare(Contender contender, List<Series> all) throws Exception {
        try (Connection connection = contender.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(Rows.DEFINITION);
            }
            all.add(preparing(contender.name() + ", new shape", connection, Planning::newShape));
            all.add(preparing(contender.name() + ", new literals", connection, Planning::newLiterals));
            all.add(preparing(contender.name() + ", same text", connection, number -> SAME_TEXT));
        }
    }

    private Series preparing(String name, Connection connection, IntFunction<String> text) throws Exception {
        AtomicInteger numbers = new AtomicInteger();
        return measure(name, () -> {
            try (PreparedStatement prepared = connection.prepareStatement(text.apply(numbers.incrementAndGet()))) {
                prepared.getMetaData();
            }
        });
    }

    private interface Step {
        void run() throws SQLException;
    }

    private Series measure(String name, Step step) throws Exception {
        Series series = new Series(name);
        List<Planned> operations = List.of(new Planned(step));
        Round.run(operations, settings.warmUp());
        for (int round = 0; round < settings.rounds(); round++) {
            series.add(Round.run(operations, settings.round()));
        }
        return series;
    }

    private record Planned(Step step) implements Workload.Operation {
        @Override
        public long run() throws SQLException {
            step.run();
            return 1;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
