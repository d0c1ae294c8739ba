package io.partita.planner.catalog;

import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.StatementParser;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table as the statement that would create it. */
public final class DefinitionText {
    /** What the name of a tag begins with that keeps an option of the table. */
    private static final String OPTION_TAG = "partita:";

    private final TableDefinition table;

    private DefinitionText(TableDefinition table) {
        this.table = table;
    }

    /** A CREATE TABLE statement, without a semicolon. */
    public static String of(TableDefinition table) {
        return new DefinitionText(table).statement();
    }

    /** A name as a statement must have it: in double quotes unless it is plain and not reserved. */
    public static String name(String name) {
        boolean isPlain = name.matches("[A-Za-z_][A-Za-z0-9_]*")
                && !StatementParser.reservedWords().contains(name.toUpperCase(Locale.ROOT));
        return isPlain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private String statement() {
        List<String> parts = new ArrayList<>();
        table.key().attributes().forEach(key -> parts.add(key(key, table.key())));
        table.columns().stream()
                .filter(column -> !table.key().contains(column.name()))
                .forEach(column -> parts.add(name(column.name()) + " " + column.sqlType()));
        table.indexes().forEach(index -> parts.add(index(index)));
        String options = table.tags().entrySet().stream()
                .filter(tag -> tag.getKey().startsWith(OPTION_TAG))
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> name(tag.getKey().substring(OPTION_TAG.length())) + " = '"
                        + tag.getValue().replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        return "CREATE TABLE " + name(table.name()) + " (\n    " + String.join(",\n    ", parts) + "\n)"
                + (options.isEmpty() ? "" : " WITH (" + options + ")");
    }

    private String index(IndexDefinition index) {
        List<String> columns = new ArrayList<>();
        for (KeyAttribute attribute : index.key().attributes()) {
            boolean isImplied =
                    !index.isGlobal() && attribute.equals(index.key().partition());
            if (!isImplied) {
                columns.add(
                        isDeclared(attribute.name())
                                ? name(attribute.name()) + role(attribute, index.key())
                                : key(attribute, index.key()));
            }
        }
        return (index.isGlobal() ? "GLOBAL INDEX " : "LOCAL INDEX ") + name(index.name()) + " ("
                + String.join(", ", columns) + ") PROJECTION " + projection(index.projection());
    }

    private static String projection(IndexProjection projection) {
        return switch (projection.kind()) {
            case ALL -> "ALL";
            case KEYS_ONLY -> "KEYS";
            case INCLUDE ->
                projection.included().stream()
                        .sorted()
                        .map(DefinitionText::name)
                        .collect(Collectors.joining(", ", "INCLUDE (", ")"));
        };
    }

    private String key(KeyAttribute attribute, KeySchema schema) {
        Optional<ColumnDefinition> declared = table.columns().stream()
                .filter(column -> column.name().equals(attribute.name()))
                .findFirst();
        String type = declared.map(ColumnDefinition::sqlType)
                .orElse(SqlType.of(attribute.type()).sqlName());
        return name(attribute.name()) + " " + type + role(attribute, schema);
    }

    private boolean isDeclared(String attribute) {
        return table.key().contains(attribute)
                || table.columns().stream().anyMatch(column -> column.name().equals(attribute));
    }

    private static String role(KeyAttribute attribute, KeySchema schema) {
        return attribute.equals(schema.partition()) ? " PARTITION KEY" : " SORT KEY";
    }
}
