package io.partita.jdbc;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.open.ConnectionProperty;
import io.partita.jdbc.open.ConnectionSettings;
import io.partita.jdbc.open.ConnectionUrl;
import io.partita.jdbc.open.StoreLease;
import io.partita.jdbc.statement.Quoting;
import io.partita.planner.PreparedQuery;
import io.partita.planner.QueryEngine;
import io.partita.planner.session.SessionOptions;
import java.sql.Array;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A connection: a share of an open store, the options of its session, and its statements. Each statement commits by itself. */
final class SessionConnection extends ConnectionState implements PartitaConnection {
    private final ConnectionUrl url;
    private final StoreLease store;
    private final LongSupplier nanoClock;
    private final AtomicBoolean closed = new AtomicBoolean();
    // Weak, because a statement that its user forgot has nothing left to close.
    private final Set<StatementResults> statements =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile ConnectionSettings settings;
    private volatile SessionOptions options;

    SessionConnection(ConnectionUrl url, StoreLease store, LongSupplier nanoClock) {
        super(url.settings().is(ConnectionProperty.READ_ONLY));
        this.url = url;
        this.store = store;
        this.nanoClock = nanoClock;
        this.settings = url.settings();
        this.options = url.settings().options();
    }

    // ---- what statements ask ----

    QueryEngine engine() {
        return store.engine();
    }

    /** The same object until a property is changed. */
    SessionOptions options() {
        return options;
    }

    ConnectionSettings settings() {
        return settings;
    }

    boolean nativeDocuments() {
        return settings.nativeDocuments();
    }

    LongSupplier nanoClock() {
        return nanoClock;
    }

    ConnectionUrl url() {
        return url;
    }

    PreparedQuery prepare(@Nullable String sql) throws SQLException {
        String text = Quoting.requireText(sql);
        try {
            return engine().prepare(text, options);
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        } catch (StackOverflowError tooDeep) {
            throw SqlErrors.of(tooDeep);
        }
    }

    void forget(StatementResults statement) {
        statements.remove(statement);
    }

    // ---- statements ----

    @Override
    public Statement createStatement() throws SQLException {
        requireOpen();
        return remembered(new SessionStatement(this));
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return createStatement(type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        requireOpen();
        requireResultSetKind(type, concurrency, holdability);
        return createStatement();
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql) throws SQLException {
        requireOpen();
        String text = Quoting.requireText(sql);
        return remembered(new SessionPreparedStatement(this, text, prepare(text)));
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, int type, int concurrency) throws SQLException {
        return prepareStatement(sql, type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, int type, int concurrency, int holdability)
            throws SQLException {
        requireOpen();
        requireResultSetKind(type, concurrency, holdability);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, int generatedKeys) throws SQLException {
        SessionStatement.requireGeneratedKeysFlag(generatedKeys);
        return prepareStatement(sql);
    }

    private <S extends StatementResults> S remembered(S statement) {
        statements.add(statement);
        return statement;
    }

    /** The text itself: the parser understands JDBC's escapes. */
    @Override
    public String nativeSQL(@Nullable String sql) throws SQLException {
        requireOpen();
        return Quoting.requireText(sql);
    }

    @Override
    public Array createArrayOf(@Nullable String typeName, @Nullable Object @Nullable [] elements) throws SQLException {
        requireOpen();
        if (elements == null) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "an array of what? null was given");
        }
        return ElementArray.of(Arrays.asList(elements));
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        requireOpen();
        return new StoreMetaData(this);
    }

    // ---- properties ----

    @Override
    public String getProperty(ConnectionProperty property) throws SQLException {
        requireOpen();
        return property.isSecret() ? "" : settings.text(property);
    }

    @Override
    public void setProperty(ConnectionProperty property, String value) throws SQLException {
        requireOpen();
        if (property.reachesStore()) {
            throw SqlErrors.of(
                    SqlState.INVALID_VALUE,
                    property.propertyName()
                            + " says how the store is reached; it is set before the connection is opened");
        }
        ConnectionSettings changed = settings.with(property, value);
        settings = changed;
        options = changed.options();
        if (property == ConnectionProperty.READ_ONLY) {
            setReadOnly(changed.is(property));
        }
    }

    // ---- ending ----

    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        if (timeoutSeconds < 0) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "a time-out must not be negative, as " + timeoutSeconds + " is");
        }
        return !closed.get() && store.answers();
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    /** Closes the statements, cancelling those that are being executed, and gives the store back. */
    @Override
    public void close() throws SQLException {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }

    /** Closed for its users at once; the executor waits for what is being executed, which is cancelled. */
    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        if (executor == null) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "abort needs an executor");
        }
        if (closed.compareAndSet(false, true)) {
            open().forEach(StatementResults::stop);
            executor.execute(() -> {
                try {
                    release();
                } catch (SQLException notClosed) {
                    throw new IllegalStateException(notClosed);
                }
            });
        }
    }

    private void release() throws SQLException {
        SQLException failure = null;
        for (StatementResults statement : open()) {
            try {
                statement.close();
            } catch (SQLException notClosed) {
                failure = notClosed;
            }
        }
        try {
            store.close();
        } catch (RuntimeException notClosed) {
            failure = SqlErrors.of(notClosed);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<StatementResults> open() {
        synchronized (statements) {
            return List.copyOf(statements);
        }
    }

    @Override
    void requireOpen() throws SQLException {
        if (closed.get()) {
            throw SqlErrors.of(SqlState.CONNECTION_CLOSED, "the connection is closed");
        }
    }
}
