package io.partita.jdbc;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.metadata.ClientInfoName;
import io.partita.jdbc.metadata.EmptyListings;
import io.partita.jdbc.metadata.FunctionListing;
import io.partita.jdbc.metadata.Listing;
import io.partita.jdbc.metadata.ListingColumns;
import io.partita.jdbc.metadata.NamePattern;
import io.partita.jdbc.metadata.ProductVersion;
import io.partita.jdbc.metadata.TableListings;
import io.partita.jdbc.metadata.TypeListing;
import io.partita.jdbc.open.ConnectionProperty;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to say of the store that a connection has, and of the driver. */
final class StoreMetaData extends EmptyListings {
    static final String PRODUCT_NAME = "Partita";

    private static final String DRIVER_NAME = "Partita JDBC driver";
    private static final ProductVersion VERSION = ProductVersion.ofThisBuild();

    private final SessionConnection connection;

    StoreMetaData(SessionConnection connection) {
        this.connection = connection;
    }

    /** One listing of a store's tables. */
    private interface TableListing {
        Listing of(TableListings tables);
    }

    /** Lists what the store has, unless a catalog or schema is asked for: there are none. */
    private ResultSet list(
            @Nullable String catalog, @Nullable String schema, ListingColumns columns, TableListing listing)
            throws SQLException {
        connection.requireOpen();
        if (!NamePattern.matchesNothing(catalog) || !NamePattern.matchesNothing(schema)) {
            return resultSet(Listing.empty(columns));
        }
        try {
            TableListings tables = new TableListings(connection.engine().catalog(), connection.nativeDocuments());
            return resultSet(listing.of(tables));
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
    }

    @Override
    public void requireOpen() throws SQLException {
        connection.requireOpen();
    }

    @Override
    public ResultSet resultSet(Listing listing) throws SQLException {
        return CursorResultSet.listed(listing);
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String @Nullable [] types)
            throws SQLException {
        return list(catalog, schemaPattern, ListingColumns.TABLES, tables -> tables.tables(tablePattern, types));
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return list(
                catalog, schemaPattern, ListingColumns.COLUMNS, tables -> tables.columns(tablePattern, columnPattern));
    }

    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, @Nullable String table)
            throws SQLException {
        return list(catalog, schema, ListingColumns.PRIMARY_KEYS, tables -> tables.primaryKeys(table));
    }

    @Override
    public ResultSet getIndexInfo(
            @Nullable String catalog,
            @Nullable String schema,
            @Nullable String table,
            boolean unique,
            boolean approximate)
            throws SQLException {
        return list(catalog, schema, ListingColumns.INDEX_INFO, tables -> tables.indexes(table, unique));
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, @Nullable String table, int scope, boolean nullable)
            throws SQLException {
        return list(catalog, schema, ListingColumns.ROW_IDENTIFIERS, tables -> tables.rowIdentifiers(table));
    }

    @Override
    public ResultSet getFunctions(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
            throws SQLException {
        return list(catalog, schemaPattern, ListingColumns.FUNCTIONS, tables -> FunctionListing.functions(namePattern));
    }

    @Override
    public ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String namePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return list(
                catalog,
                schemaPattern,
                ListingColumns.FUNCTION_COLUMNS,
                tables -> FunctionListing.columns(namePattern, columnPattern));
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return list(null, null, ListingColumns.TABLE_TYPES, tables -> TableListings.tableTypes());
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        return list(null, null, ListingColumns.TYPE_INFO, tables -> TypeListing.of(connection.nativeDocuments()));
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        connection.requireOpen();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String name : ClientInfoName.ALL) {
            rows.add(new @Nullable Object[] {name, 1_000, "", "kept by the connection, and told to those who ask"});
        }
        return resultSet(Listing.of(ListingColumns.CLIENT_INFO, rows));
    }

    // ---- who it is ----

    @Override
    public Connection getConnection() throws SQLException {
        connection.requireOpen();
        return connection;
    }

    @Override
    public String getURL() {
        return connection.url().address();
    }

    @Override
    public String getUserName() throws SQLException {
        return connection.getProperty(ConnectionProperty.USER);
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return connection.isReadOnly();
    }

    @Override
    public String getDatabaseProductName() {
        return PRODUCT_NAME;
    }

    @Override
    public String getDatabaseProductVersion() {
        return VERSION.text();
    }

    @Override
    public int getDatabaseMajorVersion() {
        return VERSION.major();
    }

    @Override
    public int getDatabaseMinorVersion() {
        return VERSION.minor();
    }

    @Override
    public String getDriverName() {
        return DRIVER_NAME;
    }

    @Override
    public String getDriverVersion() {
        return VERSION.text();
    }

    @Override
    public int getDriverMajorVersion() {
        return VERSION.major();
    }

    @Override
    public int getDriverMinorVersion() {
        return VERSION.minor();
    }
}
