package io.partita.jdbc.metadata;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Listings of what a store never has: each without rows, and with the columns that JDBC prescribes. */
public abstract class EmptyListings extends ResultFlags {

    /**
     * Checks that the connection is open.
     *
     * @throws SQLException 08003
     */
    public abstract void requireOpen() throws SQLException;

    /** A listing as a result set. */
    public abstract ResultSet resultSet(Listing listing) throws SQLException;

    private ResultSet empty(ListingColumns columns) throws SQLException {
        requireOpen();
        return resultSet(Listing.empty(columns));
    }

    @Override
    public final ResultSet getCatalogs() throws SQLException {
        return empty(ListingColumns.CATALOGS);
    }

    @Override
    public final ResultSet getSchemas() throws SQLException {
        return empty(ListingColumns.SCHEMAS);
    }

    @Override
    public final ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern) throws SQLException {
        return empty(ListingColumns.SCHEMAS);
    }

    @Override
    public final ResultSet getProcedures(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
            throws SQLException {
        return empty(ListingColumns.PROCEDURES);
    }

    @Override
    public final ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return empty(ListingColumns.PROCEDURE_COLUMNS);
    }

    @Override
    public final ResultSet getColumnPrivileges(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, @Nullable String columnPattern)
            throws SQLException {
        return empty(ListingColumns.COLUMN_PRIVILEGES);
    }

    @Override
    public final ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        return empty(ListingColumns.TABLE_PRIVILEGES);
    }

    @Override
    public final ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return empty(ListingColumns.VERSION_COLUMNS);
    }

    @Override
    public final ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return empty(ListingColumns.FOREIGN_KEYS);
    }

    @Override
    public final ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return empty(ListingColumns.FOREIGN_KEYS);
    }

    @Override
    public final ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            @Nullable String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            @Nullable String foreignTable)
            throws SQLException {
        return empty(ListingColumns.FOREIGN_KEYS);
    }

    @Override
    public final ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern)
            throws SQLException {
        return empty(ListingColumns.SUPER_TYPES);
    }

    @Override
    public final ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        return empty(ListingColumns.SUPER_TABLES);
    }

    @Override
    public final ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            @Nullable String attributePattern)
            throws SQLException {
        return empty(ListingColumns.TYPE_ATTRIBUTES);
    }

    @Override
    public final ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return empty(ListingColumns.PSEUDO_COLUMNS);
    }

    @Override
    public final ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            int @Nullable [] types)
            throws SQLException {
        return empty(ListingColumns.USER_TYPES);
    }
}
