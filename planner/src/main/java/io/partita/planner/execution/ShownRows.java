package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.IndexDescription;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.Column.Origin;
import io.partita.planner.catalog.DefinitionText;
import io.partita.planner.catalog.Table;
import io.partita.planner.catalog.View;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.LikePattern;
import io.partita.planner.function.ListedFunction;
import io.partita.planner.plan.Plan;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of SHOW and DESCRIBE. */
final class ShownRows {
    private final Catalog catalog;
    private final List<List<@Nullable AttributeValue>> rows = new ArrayList<>();

    private ShownRows(Catalog catalog) {
        this.catalog = catalog;
    }

    static RowCursor of(Plan.Showing plan, Catalog catalog) {
        ShownRows shown = new ShownRows(catalog);
        String argument = plan.argument();
        return switch (plan.subject()) {
            case TABLES -> shown.tables(argument);
            case INDEXES -> shown.indexes(argument);
            case CREATE_TABLE -> shown.definition(required(argument));
            case VIEWS -> shown.views(argument);
            case CREATE_VIEW -> shown.view(required(argument));
            case COLUMNS ->
                shown.columns(
                        catalog.withSample(catalog.table(required(argument))).columns());
            case FUNCTIONS -> shown.functions(argument);
        };
    }

    static RowCursor of(Plan.Describing plan, Catalog catalog) {
        return new ShownRows(catalog).columns(plan.columns());
    }

    private static String required(@Nullable String argument) {
        if (argument == null) {
            throw new IllegalArgumentException("there is nothing to show without a table");
        }
        return argument;
    }

    private RowCursor tables(@Nullable String pattern) {
        LikePattern like = LikePattern.of(pattern == null ? "%" : pattern, "");
        for (String name : catalog.tableNames()) {
            if (like.matches(name)) {
                Table table = catalog.table(name);
                TableDescription description = table.description();
                KeySchema key = description.definition().key();
                add(
                        name,
                        key.partition().name(),
                        sortName(key),
                        description.definition().indexes().size(),
                        description.size().items(),
                        description.size().bytes(),
                        description.status().name().toLowerCase(Locale.ROOT));
            }
        }
        return new ListedRows(
                List.of(
                        text("table_name"),
                        text("partition_key"),
                        text("sort_key"),
                        number("indexes"),
                        number("items"),
                        number("bytes"),
                        text("status")),
                rows);
    }

    /** By name and by alias, with a pattern in any case. */
    private RowCursor functions(@Nullable String pattern) {
        LikePattern like = LikePattern.of(pattern == null ? "%" : pattern.toUpperCase(Locale.ROOT), "");
        for (ListedFunction function : ListedFunction.all()) {
            if (like.matches(function.name())) {
                add(function.name(), function.arguments(), function.result(), function.theme(), function.description());
            }
        }
        return new ListedRows(
                List.of(text("function_name"), text("arguments"), text("result"), text("theme"), text("description")),
                rows);
    }

    private RowCursor indexes(@Nullable String table) {
        List<String> tables = table == null ? catalog.tableNames() : List.of(table);
        for (String name : tables) {
            TableDescription description = catalog.table(name).description();
            description.definition().indexes().forEach(index -> addIndex(description, index));
        }
        return new ListedRows(
                List.of(
                        text("table_name"),
                        text("index_name"),
                        text("scope"),
                        text("partition_key"),
                        text("sort_key"),
                        text("projection"),
                        number("items"),
                        number("bytes"),
                        text("status")),
                rows);
    }

    private void addIndex(TableDescription table, IndexDefinition index) {
        IndexDescription entries = table.indexes().get(index.name());
        String included = index.projection().included().isEmpty()
                ? ""
                : " ("
                        + String.join(
                                ", ",
                                index.projection().included().stream().sorted().toList()) + ")";
        add(
                table.name(),
                index.name(),
                index.scope().name().toLowerCase(Locale.ROOT),
                index.key().partition().name(),
                sortName(index.key()),
                index.projection().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + included,
                entries == null ? null : entries.size().items(),
                entries == null ? null : entries.size().bytes(),
                entries == null ? null : entries.status().name().toLowerCase(Locale.ROOT));
    }

    private RowCursor definition(String name) {
        Table table = catalog.table(name);
        add(name, DefinitionText.of(table.description().definition()));
        return new ListedRows(List.of(text("table_name"), text("statement")), rows);
    }

    private RowCursor views(@Nullable String pattern) {
        LikePattern like = LikePattern.of(pattern == null ? "%" : pattern, "");
        for (View view : catalog.views().values()) {
            if (like.matches(view.name())) {
                add(view.name(), String.join(", ", view.tables()), view.query());
            }
        }
        return new ListedRows(List.of(text("view_name"), text("tables"), text("query")), rows);
    }

    private RowCursor view(String name) {
        View view = catalog.views().get(name);
        if (view == null) {
            throw new QueryException(QueryErrorCode.UNKNOWN_TABLE, "there is no view \"" + name + "\"");
        }
        add(name, view.statement());
        return new ListedRows(List.of(text("view_name"), text("statement")), rows);
    }

    private RowCursor columns(List<Column> columns) {
        for (Column column : columns) {
            boolean isKey = column.origin() == Origin.PARTITION_KEY || column.origin() == Origin.SORT_KEY;
            add(
                    column.name(),
                    column.declaredType(),
                    switch (column.origin()) {
                        case PARTITION_KEY -> "partition key";
                        case SORT_KEY -> "sort key";
                        case INDEX_KEY -> "index key";
                        case DECLARED, SAMPLED, VIEW -> null;
                    },
                    isKey ? "no" : "yes",
                    switch (column.origin()) {
                        case SAMPLED -> "sampled";
                        case VIEW -> "view";
                        default -> "declared";
                    });
        }
        return new ListedRows(
                List.of(text("column_name"), text("type"), text("key"), text("nullable"), text("origin")), rows);
    }

    private static @Nullable String sortName(KeySchema key) {
        return key.sort() == null ? null : key.sort().name();
    }

    private void add(@Nullable Object... values) {
        List<@Nullable AttributeValue> row = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Number number) {
                row.add(AttributeValue.of(number.longValue()));
            } else {
                row.add(value == null ? AttributeValue.nullValue() : AttributeValue.of((String) value));
            }
        }
        rows.add(row);
    }

    private static ColumnDescription text(String label) {
        return new ColumnDescription(label, SqlType.STRING, null, null);
    }

    private static ColumnDescription number(String label) {
        return new ColumnDescription(label, SqlType.BIGINT, null, null);
    }
}
