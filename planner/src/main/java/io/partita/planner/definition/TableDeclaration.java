package io.partita.planner.definition;

import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Statement.ColumnDeclaration;
import io.partita.parser.syntax.Statement.CreateTable;
import io.partita.parser.syntax.Statement.IndexDeclaration;
import io.partita.parser.syntax.Statement.KeyRole;
import io.partita.planner.catalog.Column;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE to a table definition, in both spellings of the key. */
final class TableDeclaration {
    private static final String CURE = "write one column as name TYPE PARTITION KEY, or add PRIMARY KEY (name)";

    private final CreateTable statement;
    private final Map<String, ColumnDeclaration> declarations = new LinkedHashMap<>();
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<Column> known = new ArrayList<>();

    TableDeclaration(CreateTable statement) {
        this.statement = statement;
    }

    TableDefinition definition() {
        statement.columns().forEach(this::declare);
        KeySchema key = key();
        return new TableDefinition(
                statement.table().text(), key, columns, indexes(key), TableOptions.tags(statement.options()));
    }

    private void declare(ColumnDeclaration declaration) {
        Identifier name = declaration.name();
        if (declarations.put(name.text(), declaration) != null) {
            throw Refusal.twice("column", name);
        }
        declaration.defaultValue().ifPresent(value -> {
            throw Refusal.notYet("DEFAULT is", value.position());
        });
        SqlType type = AttributeTypes.resolve(declaration.type());
        String text = AttributeTypes.text(declaration.type());
        columns.add(new ColumnDefinition(name.text(), AttributeTypes.stored(type, declaration.type()), text));
        known.add(new Column(name.text(), type, text, Column.Origin.DECLARED));
    }

    private KeySchema key() {
        ColumnDeclaration partition = only(KeyRole.PARTITION_KEY);
        ColumnDeclaration primary = only(KeyRole.PRIMARY_KEY);
        ColumnDeclaration sort = only(KeyRole.SORT_KEY);
        if (partition != null && primary != null) {
            throw Refusal.invalid(
                    "the table has two partition keys, " + partition.name().text() + " and "
                            + primary.name().text() + "; a PRIMARY KEY column is one too",
                    primary.position());
        }
        ColumnDeclaration first = partition == null ? primary : partition;
        if (!statement.primaryKey().isEmpty()) {
            return keyOfConstraint(first == null ? sort : first);
        } else if (first == null) {
            throw Refusal.invalid(
                    "the table " + statement.table().text() + " has no partition key; " + CURE,
                    statement.table().position());
        }
        return new KeySchema(attribute(first), sort == null ? null : attribute(sort));
    }

    private @Nullable ColumnDeclaration only(KeyRole role) {
        ColumnDeclaration found = null;
        for (ColumnDeclaration column : statement.columns()) {
            if (column.key().equals(Optional.of(role))) {
                if (found != null) {
                    throw Refusal.invalid(
                            "the table has two columns with " + role.name().replace('_', ' ') + ", "
                                    + found.name().text() + " and "
                                    + column.name().text() + "; it can have one",
                            column.position());
                }
                found = column;
            }
        }
        return found;
    }

    private KeySchema keyOfConstraint(@Nullable ColumnDeclaration marked) {
        List<Identifier> names = statement.primaryKey();
        if (marked != null) {
            throw Refusal.invalid(
                    "the key is declared twice, by column " + marked.name().text() + " and by PRIMARY KEY (…)",
                    names.get(0).position());
        } else if (names.size() > 2) {
            throw Refusal.invalid(
                    "a primary key has a partition key and at most one sort key, not " + names.size() + " columns",
                    names.get(2).position());
        } else if (names.size() == 2 && names.get(0).text().equals(names.get(1).text())) {
            throw Refusal.twice("key column", names.get(1));
        }
        return new KeySchema(keyColumn(names.get(0)), names.size() == 2 ? keyColumn(names.get(1)) : null);
    }

    private KeyAttribute keyColumn(Identifier name) {
        Optional<Column> column = new AttributeTypes(() -> known).find(name);
        ColumnDeclaration declaration =
                column.map(found -> declarations.get(found.name())).orElse(null);
        if (declaration == null) {
            throw Refusal.invalid(
                    "the key column " + name.text() + " is not declared; add it to the columns with its type",
                    name.position());
        }
        return attribute(declaration);
    }

    private static KeyAttribute attribute(ColumnDeclaration column) {
        SqlType type = AttributeTypes.resolve(column.type());
        return KeyAttributes.of(
                column.name().text(),
                AttributeTypes.stored(type, column.type()),
                column.type().position());
    }

    private List<IndexDefinition> indexes(KeySchema key) {
        IndexBinder binder = new IndexBinder(key, new AttributeTypes(() -> known));
        List<IndexDefinition> indexes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (IndexDeclaration declaration : statement.indexes()) {
            if (!names.add(declaration.name().text())) {
                throw Refusal.twice("index", declaration.name());
            }
            indexes.add(binder.bind(declaration));
        }
        return indexes;
    }
}
