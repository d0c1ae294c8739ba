package io.partita.jdbc;

import static io.partita.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.jdbc.open.SharedStores;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Statements that are stopped in the midst of their execution. A statement with a time-out asks the clock before each of
 * its requests, so that a clock of ours can let another thread act exactly then.
 */
class StoppingTest {
    private static final String SORTED = "SELECT /*+ SCAN(allow) SEGMENTS(1) */ total FROM orders ORDER BY total";

    private final ExecutorService otherThread = Executors.newSingleThreadExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Hook hook = () -> {};
    private volatile long secondsPerLook;
    private Connection connection;
    private Statement statement;

    /** What happens when the clock is asked for the fifth time since it was set. */
    private interface Hook {
        void run() throws SQLException;
    }

    @BeforeEach
    void open() throws SQLException {
        connection =
                new PartitaDriver(new SharedStores(), this::nanoTime).connect("jdbc:partita:mem:", new Properties());
        statement = connection.createStatement();
        statement.execute(Orders.CREATE);
        Orders.add(connection, "anna", 30);
        statement.setFetchSize(1);
        statement.setQueryTimeout(1_000);
        asked.set(0);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        otherThread.shutdownNow();
    }

    private long nanoTime() {
        int times = asked.incrementAndGet();
        if (times == 5) {
            try {
                otherThread
                        .submit(() -> {
                            hook.run();
                            return null;
                        })
                        .get();
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
        }
        return TimeUnit.SECONDS.toNanos(times * secondsPerLook);
    }

    @Test
    void aStatementIsCancelledWhileItIsExecuted() throws SQLException {
        hook = () -> statement.cancel();
        assertRefused("57014", () -> statement.executeQuery(SORTED));
        assertThat(asked.get()).as("it stopped soon after").isLessThan(30);
        assertThat(statement.executeQuery(SORTED).next())
                .as("the next one is not touched")
                .isTrue();
    }

    @Test
    void anAbortedConnectionStopsItsStatements() {
        AtomicInteger released = new AtomicInteger();
        hook = () -> connection.abort(release -> {
            released.incrementAndGet();
            otherThread.execute(release);
        });
        assertRefused("57014", () -> statement.executeQuery(SORTED));
        assertThat(released.get()).isEqualTo(1);
        assertRefused("08003", () -> statement.executeQuery(SORTED));
    }

    @Test
    void aStatementStopsAtItsTimeOutWhileItIsExecuted() throws SQLException {
        secondsPerLook = 1;
        statement.setQueryTimeout(7);
        assertRefused("57P05", () -> statement.executeQuery(SORTED)).isInstanceOf(SQLTimeoutException.class);
        assertThat(asked.get()).isBetween(8, 12);
        assertThat(connection.isValid(1)).isTrue();
    }
}
