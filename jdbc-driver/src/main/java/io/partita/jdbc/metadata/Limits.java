package io.partita.jdbc.metadata;

import io.partita.jdbc.refusal.Unwrappable;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** How long, how many, how large; 0 where there is no limit, or no such thing. */
abstract class Limits extends Unwrappable implements DatabaseMetaData {
    /** As long as the parser reads. */
    private static final int MAX_STATEMENT = 1 << 20;

    @Override
    public final int getMaxBinaryLiteralLength() throws SQLException {
        return MAX_STATEMENT / 2;
    }

    @Override
    public final int getMaxCharLiteralLength() throws SQLException {
        return MAX_STATEMENT;
    }

    @Override
    public final int getMaxStatementLength() throws SQLException {
        return MAX_STATEMENT;
    }

    /** Bytes of the name of an attribute; of a key attribute 255. */
    @Override
    public final int getMaxColumnNameLength() throws SQLException {
        return 65_535;
    }

    @Override
    public final int getMaxTableNameLength() throws SQLException {
        return 255;
    }

    /** Bytes of an item. */
    @Override
    public final int getMaxRowSize() throws SQLException {
        return 400 * 1024;
    }

    /** A partition key and a sort key. */
    @Override
    public final int getMaxColumnsInIndex() throws SQLException {
        return 2;
    }

    /** Bytes of a partition key and a sort key. */
    @Override
    public final int getMaxIndexLength() throws SQLException {
        return 2_048 + 1_024;
    }

    @Override
    public final int getMaxCatalogNameLength() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxSchemaNameLength() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxProcedureNameLength() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxUserNameLength() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxCursorNameLength() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxColumnsInGroupBy() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxColumnsInOrderBy() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxColumnsInSelect() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxColumnsInTable() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxConnections() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxStatements() throws SQLException {
        return 0;
    }

    @Override
    public final int getMaxTablesInSelect() throws SQLException {
        return 0;
    }

    @Override
    public final boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
        return true;
    }
}
