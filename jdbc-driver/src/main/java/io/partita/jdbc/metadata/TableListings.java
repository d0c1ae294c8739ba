package io.partita.jdbc.metadata;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.IndexDescription;
import io.partita.jdbc.value.JdbcType;
import io.partita.planner.binder.ViewDefinitionBinder;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.Table;
import io.partita.planner.catalog.View;
import io.partita.planner.catalog.ViewTable;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables, views, columns, keys and indexes of a store. There are no catalogs and no schemas: a name in two parts means an
 * index of a table, so that a schema would make tools write names that mean something else.
 */
public final class TableListings {
    /** The name of every primary key, which has none of its own. */
    private static final String PRIMARY_KEY = "PRIMARY";

    private static final String SYSTEM_TABLE = "SYSTEM TABLE";
    private static final String TABLE = "TABLE";
    private static final String VIEW = "VIEW";

    private final Catalog catalog;
    private final boolean nativeDocuments;

    public TableListings(Catalog catalog, boolean nativeDocuments) {
        this.catalog = catalog;
        this.nativeDocuments = nativeDocuments;
    }

    public static Listing tableTypes() {
        return Listing.of(
                ListingColumns.TABLE_TYPES,
                List.<@Nullable Object[]>of(new Object[] {SYSTEM_TABLE}, new Object[] {TABLE}, new Object[] {VIEW}));
    }

    /**
     * The tables and views, by type and name.
     *
     * @param types null for all
     */
    public Listing tables(@Nullable String namePattern, @Nullable String @Nullable [] types) {
        List<String> wanted = types == null ? List.of(SYSTEM_TABLE, TABLE, VIEW) : Arrays.asList(types);
        NamePattern names = new NamePattern(namePattern);
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<String> tables = wanted.contains(SYSTEM_TABLE) || wanted.contains(TABLE) ? tables(names) : List.of();
        add(rows, SYSTEM_TABLE, wanted, tables.stream().filter(ViewTable.NAME::equals));
        add(rows, TABLE, wanted, tables.stream().filter(name -> !name.equals(ViewTable.NAME)));
        add(rows, VIEW, wanted, wanted.contains(VIEW) ? views(names).map(View::name) : Stream.empty());
        return Listing.of(ListingColumns.TABLES, rows);
    }

    private static void add(
            List<@Nullable Object[]> rows, String type, List<@Nullable String> wanted, Stream<String> names) {
        if (wanted.contains(type)) {
            names.forEach(name ->
                    rows.add(new @Nullable Object[] {null, null, name, type, null, null, null, null, null, null}));
        }
    }

    /** Declared columns and sampled attributes of the tables, and the columns of views, by name and in order. */
    public Listing columns(@Nullable String tablePattern, @Nullable String columnPattern) {
        NamePattern names = new NamePattern(tablePattern);
        SortedMap<String, List<Column>> columns = new TreeMap<>();
        tables(names).forEach(name -> find(name).ifPresent(table -> columns.put(name, table.columns())));
        views(names).forEach(view -> columns.put(view.name(), columns(view)));
        NamePattern columnNames = new NamePattern(columnPattern);
        List<@Nullable Object[]> rows = new ArrayList<>();
        columns.forEach((table, all) -> {
            int position = 0;
            for (Column column : all) {
                position++;
                if (columnNames.matches(column.name())) {
                    rows.add(column(table, column, position));
                }
            }
        });
        return Listing.of(ListingColumns.COLUMNS, rows);
    }

    /** The columns of a view; none if what it reads is gone, so that a tool can show everything else. */
    private List<Column> columns(View view) {
        try {
            return ViewDefinitionBinder.columns(view, catalog);
        } catch (QueryException unreadable) {
            return List.of();
        }
    }

    private @Nullable Object[] column(String table, Column column, int position) {
        JdbcType type = JdbcType.of(column.type(), nativeDocuments);
        boolean required = isPrimaryKey(column);
        return new @Nullable Object[] {
            null,
            null,
            table,
            column.name(),
            type.code(),
            column.declaredType(),
            type.precision(),
            null,
            type.isNumeric() ? type.scale() : null,
            type.isNumeric() ? 10 : null,
            required ? DatabaseMetaData.columnNoNulls : DatabaseMetaData.columnNullable,
            remarks(column),
            null,
            null,
            null,
            type.precision(),
            position,
            required ? "NO" : "YES",
            null,
            null,
            null,
            null,
            "NO",
            "NO"
        };
    }

    private static boolean isPrimaryKey(Column column) {
        return column.origin() == Column.Origin.PARTITION_KEY || column.origin() == Column.Origin.SORT_KEY;
    }

    private static @Nullable String remarks(Column column) {
        return switch (column.origin()) {
            case PARTITION_KEY -> "partition key";
            case SORT_KEY -> "sort key";
            case INDEX_KEY -> "key of an index";
            case DECLARED -> null;
            case SAMPLED -> "seen in a sample of the items";
            case VIEW -> null;
        };
    }

    public Listing primaryKeys(@Nullable String tableName) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        find(tableName).ifPresent(table -> {
            int sequence = 0;
            for (KeyAttribute attribute : table.description().definition().key().attributes()) {
                sequence++;
                rows.add(new @Nullable Object[] {null, null, table.name(), attribute.name(), sequence, PRIMARY_KEY});
            }
        });
        rows.sort(Comparator.comparing(row -> String.valueOf(row[3])));
        return Listing.of(ListingColumns.PRIMARY_KEYS, rows);
    }

    /** The columns that name an item for as long as it exists: the primary key. */
    public Listing rowIdentifiers(@Nullable String tableName) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        find(tableName).ifPresent(table -> {
            for (Column column : table.columns()) {
                if (isPrimaryKey(column)) {
                    JdbcType type = JdbcType.of(column.type(), nativeDocuments);
                    rows.add(new @Nullable Object[] {
                        DatabaseMetaData.bestRowSession,
                        column.name(),
                        type.code(),
                        column.declaredType(),
                        type.precision(),
                        null,
                        type.scale(),
                        DatabaseMetaData.bestRowNotPseudo
                    });
                }
            }
        });
        return Listing.of(ListingColumns.ROW_IDENTIFIERS, rows);
    }

    /** The primary key, then the indexes by name; counts are the store's estimates. */
    public Listing indexes(@Nullable String tableName, boolean uniqueOnly) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        find(tableName).ifPresent(table -> {
            TableDescription description = table.description();
            KeySchema key = description.definition().key();
            long items = description.size().items();
            addIndex(rows, table.name(), new ListedIndex(PRIMARY_KEY, true, key, items));
            if (!uniqueOnly) {
                description.definition().indexes().stream()
                        .sorted(Comparator.comparing(IndexDefinition::name))
                        .map(index -> new ListedIndex(index.name(), false, index.key(), items(description, index)))
                        .forEach(index -> addIndex(rows, table.name(), index));
            }
        });
        return Listing.of(ListingColumns.INDEX_INFO, rows);
    }

    private static long items(TableDescription description, IndexDefinition index) {
        IndexDescription described = description.indexes().get(index.name());
        return described == null ? 0 : described.size().items();
    }

    private record ListedIndex(String name, boolean unique, KeySchema key, long items) {}

    private static void addIndex(List<@Nullable Object[]> rows, String table, ListedIndex index) {
        int position = 0;
        for (KeyAttribute attribute : index.key().attributes()) {
            position++;
            rows.add(new @Nullable Object[] {
                null,
                null,
                table,
                !index.unique(),
                null,
                index.name(),
                DatabaseMetaData.tableIndexHashed,
                position,
                attribute.name(),
                // Only the sort key has an order; the partition key is hashed.
                position == 1 ? null : "A",
                index.items(),
                0,
                null
            });
        }
    }

    private List<String> tables(NamePattern names) {
        return catalog.tableNames().stream().filter(names::matches).toList();
    }

    private Stream<View> views(NamePattern names) {
        return catalog.views().values().stream().filter(view -> names.matches(view.name()));
    }

    /** The table of exactly this name; it may be dropped between its listing and its description. */
    private Optional<Table> find(@Nullable String name) {
        try {
            return name == null ? Optional.empty() : Optional.of(catalog.table(name));
        } catch (QueryException refused) {
            if (refused.code() == QueryErrorCode.UNKNOWN_TABLE) {
                return Optional.empty();
            }
            throw refused;
        } catch (StoreException refused) {
            if (refused.code() == ErrorCode.RESOURCE_NOT_FOUND || refused.code() == ErrorCode.VALIDATION) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
