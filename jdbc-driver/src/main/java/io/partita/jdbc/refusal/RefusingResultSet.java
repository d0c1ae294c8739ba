package io.partita.jdbc.refusal;

import io.partita.jdbc.error.SqlErrors;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;

/** Steps other than forward, and the types that the store does not have. */
public abstract class RefusingResultSet extends RefusedUpdatesByLabel {

    @Override
    public final boolean absolute(int row) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final void afterLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final void beforeFirst() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean first() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final Blob getBlob(String label) throws SQLException {
        throw SqlErrors.unsupported("getBlob: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final Blob getBlob(int column) throws SQLException {
        throw SqlErrors.unsupported("getBlob: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final Clob getClob(String label) throws SQLException {
        throw SqlErrors.unsupported("getClob: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final Clob getClob(int column) throws SQLException {
        throw SqlErrors.unsupported("getClob: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final String getCursorName() throws SQLException {
        throw SqlErrors.unsupported("getCursorName");
    }

    @Override
    public final NClob getNClob(String label) throws SQLException {
        throw SqlErrors.unsupported("getNClob: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final NClob getNClob(int column) throws SQLException {
        throw SqlErrors.unsupported("getNClob: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final Ref getRef(String label) throws SQLException {
        throw SqlErrors.unsupported("getRef: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final Ref getRef(int column) throws SQLException {
        throw SqlErrors.unsupported("getRef: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final RowId getRowId(String label) throws SQLException {
        throw SqlErrors.unsupported("getRowId: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final RowId getRowId(int column) throws SQLException {
        throw SqlErrors.unsupported("getRowId: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final SQLXML getSQLXML(String label) throws SQLException {
        throw SqlErrors.unsupported("getSQLXML: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final SQLXML getSQLXML(int column) throws SQLException {
        throw SqlErrors.unsupported("getSQLXML: the store has no such type; getBytes and getString give the value");
    }

    @Override
    public final boolean isLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean last() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean previous() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean relative(int rows) throws SQLException {
        throw forwardOnly();
    }

    private static SQLFeatureNotSupportedException forwardOnly() {
        return SqlErrors.unsupported("any step but next(), because rows are streamed forward only,");
    }
}
