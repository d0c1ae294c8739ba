package io.partita.faults.processes;

import io.partita.faults.processes.Request.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Clients that ask a cluster without end, each another process first. When they have stopped, what they were told is told. */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_NANOS = 20_000_000;
    private final List<Client> clients = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Acknowledgements acknowledgements = new Acknowledgements();

    /** Makes what the clients use, and starts them. */
    Load(Cluster cluster, int count, long seed) throws SQLException {
        prepare(cluster.urlFrom(0));
        for (int i = 0; i < count; i++) {
            int first = i % cluster.size();
            // The first of each know of one process only, and find the others by it.
            String url = i < cluster.size() ? cluster.urlAt(first) : cluster.urlFrom(first);
            Client client = new Client(i + 1, url, seed, acknowledgements, stopped);
            clients.add(client);
            ends.add(CompletableFuture.runAsync(client, task -> new Thread(task, "client").start()));
        }
    }

    private static void prepare(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE things (id STRING PARTITION KEY, n NUMBER, GLOBAL INDEX by_n (n PARTITION KEY))");
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO things VALUE {'id': ?, 'n': 0}")) {
                for (int i = 0; i < Client.REGISTERS; i++) {
                    insert.setString(1, Client.register(i));
                    insert.executeUpdate();
                }
                for (int i = 0; i < Client.COUNTERS; i++) {
                    insert.setString(1, Client.counter(i));
                    insert.executeUpdate();
                }
            }
        }
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /**
     * Waits until so many more writes are acknowledged.
     *
     * @throws AssertionError if that does not come to pass
     */
    void awaitWrites(int count) {
        long enough = acknowledgements.count() + count;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledgements.count() < enough) {
            check();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("writes are not acknowledged any more");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** @throws AssertionError if a client has seen what none should see */
    void check() {
        for (Client client : clients) {
            Throwable defect = client.defect();
            if (defect != null) {
                throw new AssertionError("a client has ended: " + defect.getMessage(), defect);
            }
        }
    }

    /** Everything that the clients were told. */
    List<Request> stop() {
        close();
        check();
        return clients.stream().flatMap(client -> client.history().stream()).toList();
    }

    /** How many of what happened, and the last failure, for people. */
    String summary() {
        Map<Outcome, Long> counts = clients.stream()
                .flatMap(client -> client.history().stream())
                .collect(Collectors.groupingBy(Request::outcome, Collectors.counting()));
        String failure = clients.stream()
                .map(Client::lastFailure)
                .filter(each -> each != null)
                .map(each -> "; for instance " + each.getSQLState() + " " + each.getMessage())
                .findFirst()
                .orElse("");
        return "%,d requests done, %,d of unknown outcome, %,d failed%s"
                .formatted(
                        counts.getOrDefault(Outcome.DONE, 0L),
                        counts.getOrDefault(Outcome.UNKNOWN, 0L),
                        counts.getOrDefault(Outcome.FAILED, 0L),
                        failure);
    }

    @Override
    public void close() {
        stopped.set(true);
        ends.forEach(CompletableFuture::join);
    }
}
