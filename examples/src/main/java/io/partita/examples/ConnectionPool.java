package io.partita.examples;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** HikariCP over Partita: threads that count in one item, each with a connection of the pool. */
public final class ConnectionPool {
    private static final int THREADS = 4;

    private ConnectionPool() {}

    /** Prints what the threads have counted together. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(count("jdbc:partita:mem:pool", 100));
    }

    /** Lets each of four threads count so far; returns what they have counted together. */
    static long count(String url, int times) throws SQLException, InterruptedException, ExecutionException {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(url);
        configuration.setMaximumPoolSize(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (HikariDataSource pool = new HikariDataSource(configuration)) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE counters (id STRING PARTITION KEY, visits NUMBER)");
                statement.execute("INSERT INTO counters VALUE {'id': 'page', 'visits': 0}");
            }
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                workers.add(threads.submit(() -> {
                    increment(pool, times);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
            return visits(pool);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void increment(DataSource pool, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            try (Connection connection = pool.getConnection();
                    PreparedStatement update =
                            connection.prepareStatement("UPDATE counters SET visits = visits + 1 WHERE id = ?")) {
                update.setString(1, "page");
                update.executeUpdate();
            }
        }
    }

    private static long visits(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT visits FROM counters WHERE id = ?")) {
            query.setString(1, "page");
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong("visits");
            }
        }
    }
}
