package io.partita.jdbc.refusal;

import io.partita.jdbc.error.SqlErrors;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;
import org.jspecify.annotations.Nullable;

/** Stored procedures, savepoints, large objects, and generated keys by name. */
public abstract class RefusingConnection extends Unwrappable implements Connection {

    @Override
    public final CallableStatement prepareCall(@Nullable String sql) throws SQLException {
        throw procedures();
    }

    @Override
    public final CallableStatement prepareCall(@Nullable String sql, int type, int concurrency) throws SQLException {
        throw procedures();
    }

    @Override
    public final CallableStatement prepareCall(@Nullable String sql, int type, int concurrency, int holdability)
            throws SQLException {
        throw procedures();
    }

    @Override
    public final PreparedStatement prepareStatement(@Nullable String sql, int @Nullable [] keyColumns)
            throws SQLException {
        throw generatedKeys();
    }

    @Override
    public final PreparedStatement prepareStatement(@Nullable String sql, @Nullable String @Nullable [] keyColumns)
            throws SQLException {
        throw generatedKeys();
    }

    @Override
    public final Savepoint setSavepoint() throws SQLException {
        throw savepoints();
    }

    @Override
    public final Savepoint setSavepoint(@Nullable String name) throws SQLException {
        throw savepoints();
    }

    @Override
    public final void releaseSavepoint(@Nullable Savepoint savepoint) throws SQLException {
        throw savepoints();
    }

    @Override
    public final void rollback(@Nullable Savepoint savepoint) throws SQLException {
        throw savepoints();
    }

    @Override
    public final Blob createBlob() throws SQLException {
        throw largeObjects();
    }

    @Override
    public final Clob createClob() throws SQLException {
        throw largeObjects();
    }

    @Override
    public final NClob createNClob() throws SQLException {
        throw largeObjects();
    }

    @Override
    public final SQLXML createSQLXML() throws SQLException {
        throw SqlErrors.unsupported("createSQLXML");
    }

    @Override
    public final Struct createStruct(@Nullable String typeName, @Nullable Object @Nullable [] attributes)
            throws SQLException {
        throw SqlErrors.unsupported("createStruct: bind a Map with setObject instead; createStruct");
    }

    static SQLFeatureNotSupportedException generatedKeys() {
        return SqlErrors.unsupported(
                "naming generated keys, of which the store has none (RETURNING gives attributes),");
    }

    private static SQLFeatureNotSupportedException procedures() {
        return SqlErrors.unsupported("prepareCall: there are no stored procedures; prepareCall");
    }

    private static SQLFeatureNotSupportedException savepoints() {
        return SqlErrors.transactions("savepoints are not supported, because each statement commits by itself");
    }

    private static SQLFeatureNotSupportedException largeObjects() {
        return SqlErrors.unsupported("making a large object (setBytes, setString and the streams bind any value)");
    }
}
