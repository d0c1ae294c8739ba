package io.partita.jdbc;

import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.value.StreamedValues;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Streams and large objects for parameters; they are read when they are bound, up to the size of an item. */
abstract class StreamParameters extends ScalarParameters {
    private static final long TO_THE_END = StreamedValues.TO_THE_END;

    StreamParameters(SessionConnection connection) {
        super(connection);
    }

    private void bindBytes(int index, @Nullable InputStream stream, long length) throws SQLException {
        bind(index, stream == null ? null : AttributeValue.of(StreamedValues.bytes(stream, length)));
    }

    private void bindText(int index, @Nullable Reader reader, long length) throws SQLException {
        bind(index, reader == null ? null : AttributeValue.of(StreamedValues.text(reader, length)));
    }

    @Override
    public final void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
        bindBytes(index, value, TO_THE_END);
    }

    @Override
    public final void setBinaryStream(int index, @Nullable InputStream value, int length) throws SQLException {
        bindBytes(index, value, length);
    }

    @Override
    public final void setBinaryStream(int index, @Nullable InputStream value, long length) throws SQLException {
        bindBytes(index, value, length);
    }

    @Override
    public final void setBlob(int index, @Nullable InputStream value) throws SQLException {
        bindBytes(index, value, TO_THE_END);
    }

    @Override
    public final void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
        bindBytes(index, value, length);
    }

    @Override
    public final void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
        bindText(index, StreamedValues.reader(value, StandardCharsets.US_ASCII), TO_THE_END);
    }

    @Override
    public final void setAsciiStream(int index, @Nullable InputStream value, int length) throws SQLException {
        bindText(index, StreamedValues.reader(value, StandardCharsets.US_ASCII), length);
    }

    @Override
    public final void setAsciiStream(int index, @Nullable InputStream value, long length) throws SQLException {
        bindText(index, StreamedValues.reader(value, StandardCharsets.US_ASCII), length);
    }

    @Override
    @Deprecated
    public final void setUnicodeStream(int index, @Nullable InputStream value, int length) throws SQLException {
        bindText(index, StreamedValues.reader(value, StandardCharsets.UTF_8), TO_THE_END);
    }

    @Override
    public final void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
        bindText(index, value, TO_THE_END);
    }

    @Override
    public final void setCharacterStream(int index, @Nullable Reader value, int length) throws SQLException {
        bindText(index, value, length);
    }

    @Override
    public final void setCharacterStream(int index, @Nullable Reader value, long length) throws SQLException {
        bindText(index, value, length);
    }

    @Override
    public final void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
        bindText(index, value, TO_THE_END);
    }

    @Override
    public final void setNCharacterStream(int index, @Nullable Reader value, long length) throws SQLException {
        bindText(index, value, length);
    }

    @Override
    public final void setClob(int index, @Nullable Reader value) throws SQLException {
        bindText(index, value, TO_THE_END);
    }

    @Override
    public final void setClob(int index, @Nullable Reader value, long length) throws SQLException {
        bindText(index, value, length);
    }

    @Override
    public final void setNClob(int index, @Nullable Reader value) throws SQLException {
        bindText(index, value, TO_THE_END);
    }

    @Override
    public final void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
        bindText(index, value, length);
    }

    @Override
    public final void setBlob(int index, @Nullable Blob value) throws SQLException {
        bindBytes(index, value == null ? null : value.getBinaryStream(), TO_THE_END);
    }

    @Override
    public final void setClob(int index, @Nullable Clob value) throws SQLException {
        bindText(index, value == null ? null : value.getCharacterStream(), TO_THE_END);
    }

    @Override
    public final void setNClob(int index, @Nullable NClob value) throws SQLException {
        bindText(index, value == null ? null : value.getCharacterStream(), TO_THE_END);
    }
}
