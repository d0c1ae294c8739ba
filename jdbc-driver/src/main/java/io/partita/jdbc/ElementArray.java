package io.partita.jdbc;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.metadata.Listing;
import io.partita.jdbc.metadata.ListingColumns;
import io.partita.jdbc.refusal.Unwrappable;
import io.partita.jdbc.value.StoredValues;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or set as JDBC's array. Elements keep their own types, so that the base type says only what all of them are. */
final class ElementArray extends Unwrappable implements Array {
    private @Nullable List<@Nullable Object> elements;

    private ElementArray(List<@Nullable Object> elements) {
        this.elements = elements;
    }

    /** An array of the elements as they are now. */
    static ElementArray of(Collection<?> elements) {
        return new ElementArray(new ArrayList<>(elements));
    }

    private List<@Nullable Object> elements() throws SQLException {
        List<@Nullable Object> held = elements;
        if (held == null) {
            throw SqlErrors.of(SqlState.OBJECT_CLOSED, "the array was freed");
        }
        return held;
    }

    @Override
    public Object getArray() throws SQLException {
        return elements().toArray();
    }

    @Override
    public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
        requireNoMap(map);
        return getArray();
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        return slice(index, count).toArray();
    }

    @Override
    public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map) throws SQLException {
        requireNoMap(map);
        return getArray(index, count);
    }

    private List<@Nullable Object> slice(long index, int count) throws SQLException {
        List<@Nullable Object> held = elements();
        if (index < 1 || count < 0 || index - 1 > held.size()) {
            throw SqlErrors.of(
                    SqlState.INVALID_VALUE,
                    "there are no " + count + " elements from " + index + " on; there are " + held.size());
        }
        int from = (int) (index - 1);
        return held.subList(from, Math.min(held.size(), from + Math.min(count, held.size() - from)));
    }

    @Override
    public int getBaseType() throws SQLException {
        if (allAre(String.class)) {
            return Types.VARCHAR;
        } else if (allAre(BigDecimal.class)) {
            return Types.DECIMAL;
        } else if (allAre(byte[].class)) {
            return Types.VARBINARY;
        }
        return allAre(Boolean.class) ? Types.BOOLEAN : Types.OTHER;
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return switch (getBaseType()) {
            case Types.VARCHAR -> "STRING";
            case Types.DECIMAL -> "NUMBER";
            case Types.VARBINARY -> "BINARY";
            case Types.BOOLEAN -> "BOOLEAN";
            default -> "ANY";
        };
    }

    private boolean allAre(Class<?> type) throws SQLException {
        List<@Nullable Object> held = elements();
        return !held.isEmpty() && held.stream().allMatch(type::isInstance);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return resultSet(1, elements());
    }

    @Override
    public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
        requireNoMap(map);
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return resultSet(index, slice(index, count));
    }

    @Override
    public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map) throws SQLException {
        requireNoMap(map);
        return getResultSet(index, count);
    }

    private static ResultSet resultSet(long first, List<@Nullable Object> elements) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Object element : elements) {
            rows.add(new @Nullable Object[] {first + rows.size(), StoredValues.of(element)});
        }
        return CursorResultSet.listed(Listing.of(ListingColumns.ELEMENTS, rows));
    }

    private static void requireNoMap(@Nullable Map<String, Class<?>> map) throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw SqlErrors.unsupported("a map of user-defined types");
        }
    }

    @Override
    public void free() {
        elements = null;
    }

    @Override
    public String toString() {
        return String.valueOf(elements);
    }
}
