package io.partita.jdbc.metadata;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.refusal.Unwrappable;
import io.partita.jdbc.value.JdbcType;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** What there is to say of the columns of a result. */
public final class ColumnMetaData extends Unwrappable implements ResultSetMetaData {
    private final ResultColumns columns;

    public ColumnMetaData(ResultColumns columns) {
        this.columns = columns;
    }

    private ColumnDescription column(int column) throws SQLException {
        if (column < 1 || column > columns.count()) {
            throw SqlErrors.of(
                    SqlState.NO_SUCH_INDEX, "there is no column " + column + "; there are " + columns.count());
        }
        return columns.get(column);
    }

    private JdbcType type(int column) throws SQLException {
        return JdbcType.of(column(column).type(), columns.nativeDocuments());
    }

    @Override
    public int getColumnCount() {
        return columns.count();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return column(column).label();
    }

    /** The attribute that the column comes from unchanged, or else its label. */
    @Override
    public String getColumnName(int column) throws SQLException {
        ColumnDescription description = column(column);
        String attribute = description.attribute();
        return attribute == null ? description.label() : attribute;
    }

    @Override
    public String getTableName(int column) throws SQLException {
        String table = column(column).table();
        return table == null ? "" : table;
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        column(column);
        return "";
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return type(column).code();
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return column(column).type().sqlName();
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return type(column).javaClass().getName();
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return type(column).precision();
    }

    @Override
    public int getScale(int column) throws SQLException {
        return type(column).scale();
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return type(column).displaySize();
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return type(column).isNumeric();
    }

    /** Unknown even of keys, because an outer join makes NULL of them. */
    @Override
    public int isNullable(int column) throws SQLException {
        column(column);
        return columnNullableUnknown;
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return !type(column).isNumeric();
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        return column(column).type() != SqlType.MAP;
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        column(column);
        return false;
    }

    /** Whether the result set can change it; UPDATE can. */
    @Override
    public boolean isReadOnly(int column) throws SQLException {
        column(column);
        return true;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        column(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        column(column);
        return false;
    }
}
