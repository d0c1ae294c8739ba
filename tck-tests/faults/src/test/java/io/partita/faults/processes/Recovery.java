package io.partita.faults.processes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** When everything is well again: each process alone answers a strong read and takes a write. */
final class Recovery {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_NANOS = 100_000_000;

    private final Cluster cluster;

    Recovery(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @throws AssertionError if a process does not recover */
    void await() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int node = 0; node < cluster.size(); node++) {
            String failure = probe(node);
            while (!failure.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            cluster.node(node).name() + " has not recovered: " + failure + "\n" + cluster.lastWords());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                failure = probe(node);
            }
        }
    }

    /** What is wrong, or nothing. */
    private String probe(int node) {
        try (Connection connection = DriverManager.getConnection(cluster.url(node));
                PreparedStatement write = connection.prepareStatement("UPDATE things SET n = n WHERE id = ?");
                PreparedStatement read = connection.prepareStatement("SELECT n FROM things WHERE id = ?")) {
            write.setString(1, Client.counter(0));
            read.setString(1, Client.counter(0));
            if (write.executeUpdate() != 1) {
                return "a write finds nothing";
            }
            try (ResultSet rows = read.executeQuery()) {
                return rows.next() ? "" : "a read finds nothing";
            }
        } catch (SQLException e) {
            return e.getSQLState() + " " + e.getMessage();
        }
    }
}
