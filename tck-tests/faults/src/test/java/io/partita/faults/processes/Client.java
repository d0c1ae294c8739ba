package io.partita.faults.processes;

import io.partita.faults.processes.Request.Kind;
import io.partita.faults.processes.Request.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks a cluster for one thing after the other, through the driver, and remembers what it was told. */
final class Client implements Runnable {
    static final int REGISTERS = 8;
    static final int COUNTERS = 4;

    /** So that whoever asks leaves the machine to those who are asked. */
    private static final long PAUSE_NANOS = 3_000_000;

    private static final String UNKNOWN_OUTCOME = "08007";

    /** Some of what partitions are split for. */
    private static final String INSERT =
            "INSERT INTO things VALUE {'id': ?, 'n': ?, 'pad': '" + "x".repeat(10_000) + "'}";

    private final int number;
    private final String url;
    private final Random random;
    private final Acknowledgements acknowledgements;
    private final AtomicBoolean stopped;
    private final List<Request> history = new ArrayList<>();
    private long written;
    private @Nullable SQLException lastFailure;
    private @Nullable Throwable defect;

    /** A client that goes on until it is told to stop. */
    Client(int number, String url, long seed, Acknowledgements acknowledgements, AtomicBoolean stopped) {
        this.number = number;
        this.url = url;
        this.random = new Random(seed + number);
        this.acknowledgements = acknowledgements;
        this.stopped = stopped;
    }

    static String register(int i) {
        return "register-" + i;
    }

    static String counter(int i) {
        return "counter-" + i;
    }

    @Override
    public void run() {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement write = connection.prepareStatement("UPDATE things SET n = ? WHERE id = ?");
                PreparedStatement read = connection.prepareStatement("SELECT n FROM things WHERE id = ?");
                PreparedStatement add = connection.prepareStatement("UPDATE things SET n = n + 1 WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (!stopped.get()) {
                step(write, read, add, insert);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException | RuntimeException | Error e) {
            defect = e;
        }
    }

    private void step(
            PreparedStatement write, PreparedStatement read, PreparedStatement add, PreparedStatement insert) {
        String register = register(random.nextInt(REGISTERS));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> ask(Kind.READ, read, register, 0);
            case 3, 4 -> ask(Kind.WRITE, write, register, number * 1_000_000_000L + ++written);
            case 5, 6 -> ask(Kind.ADD, add, counter(random.nextInt(COUNTERS)), 1);
            default -> ask(Kind.INSERT, insert, "row-" + number + "-" + ++written, written);
        }
    }

    private void ask(Kind kind, PreparedStatement statement, String key, long value) {
        long begin = System.nanoTime();
        long seen = value;
        Outcome outcome;
        try {
            seen = execute(kind, statement, key, value);
            outcome = Outcome.DONE;
        } catch (SQLException e) {
            lastFailure = e;
            outcome = UNKNOWN_OUTCOME.equals(e.getSQLState()) ? Outcome.UNKNOWN : Outcome.FAILED;
        }
        long end = System.nanoTime();
        if (outcome == Outcome.DONE && kind != Kind.READ) {
            acknowledgements.acknowledged();
        }
        history.add(new Request(kind, key, seen, begin, end, outcome));
    }

    private static long execute(Kind kind, PreparedStatement statement, String key, long value) throws SQLException {
        switch (kind) {
            case WRITE -> {
                statement.setLong(1, value);
                statement.setString(2, key);
            }
            case READ, ADD -> statement.setString(1, key);
            case INSERT -> {
                statement.setString(1, key);
                statement.setLong(2, value);
            }
        }
        if (kind != Kind.READ) {
            check(statement.executeUpdate() == 1, kind + " of " + key + " has found nothing");
            return value;
        }
        try (ResultSet rows = statement.executeQuery()) {
            check(rows.next(), key + " is not there");
            return rows.getLong(1);
        }
    }

    private static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    /** What it was told, when it has stopped. */
    List<Request> history() {
        return history;
    }

    /** The last failure that it was told of, or null. */
    @Nullable
    SQLException lastFailure() {
        return lastFailure;
    }

    /** What no client should see, or null. */
    @Nullable
    Throwable defect() {
        return defect;
    }
}
