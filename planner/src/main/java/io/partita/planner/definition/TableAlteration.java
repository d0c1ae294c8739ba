package io.partita.planner.definition;

import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.Alteration;
import io.partita.parser.syntax.Statement.ColumnDeclaration;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * ALTER TABLE of what does not concern the items: declared columns, options and the name. The items stay as they are; a
 * column that is dropped is only not declared any more.
 */
final class TableAlteration {
    private final TableDefinition table;
    private final List<ColumnDefinition> added = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final Map<String, String> tags = new HashMap<>();
    private @Nullable String name;

    TableAlteration(TableDefinition table) {
        this.table = table;
    }

    /**
     * The plan of all changes together.
     *
     * @throws QueryException if one of them makes no sense
     */
    Plan bind(List<Alteration> alterations) {
        alterations.forEach(this::add);
        return new Plan.RedefiningTable(table.name(), name, added, dropped, tags);
    }

    private void add(Alteration alteration) {
        if (alteration instanceof Statement.AddColumn add) {
            addColumn(add.column());
        } else if (alteration instanceof Statement.DropColumn drop) {
            dropColumn(drop.column());
        } else if (alteration instanceof Statement.SetOptions set) {
            tags.putAll(TableOptions.tags(set.options()));
        } else if (alteration instanceof Statement.RenameTo rename) {
            name = rename.name().text();
        } else {
            throw Refusal.notYet("this change of a table is", alteration.position());
        }
    }

    private void addColumn(ColumnDeclaration column) {
        Identifier columnName = column.name();
        if (column.key().isPresent()) {
            throw Refusal.invalid(
                    "the key of a table does not change; make another table and INSERT INTO it SELECT * FROM "
                            + table.name(),
                    column.position());
        }
        column.defaultValue().ifPresent(value -> {
            throw Refusal.notYet("DEFAULT is", value.position());
        });
        boolean known = declared(columnName.text()).isPresent() && !dropped.contains(columnName.text());
        if (known || added.stream().anyMatch(other -> other.name().equals(columnName.text()))) {
            throw Refusal.twice("column", columnName);
        }
        SqlType type = AttributeTypes.resolve(column.type());
        ColumnDefinition definition = new ColumnDefinition(
                columnName.text(), AttributeTypes.stored(type, column.type()), AttributeTypes.text(column.type()));
        keyAttribute(columnName.text())
                .filter(key -> key.type() != definition.type())
                .ifPresent(key -> {
                    throw Refusal.invalid(
                            columnName.text() + " is a " + key.type().words() + " in a key of the table",
                            column.type().position());
                });
        added.add(definition);
    }

    private void dropColumn(Identifier column) {
        String columnName = declared(column.text())
                .map(ColumnDefinition::name)
                .filter(found -> !dropped.contains(found))
                .orElseThrow(() -> new QueryException(
                        QueryErrorCode.UNKNOWN_COLUMN,
                        "table " + table.name() + " declares no column " + column.text()
                                + "; an attribute of the items goes with UPDATE .. REMOVE",
                        column.position()));
        if (keyAttribute(columnName).isPresent()) {
            throw Refusal.invalid(
                    "column " + columnName + " is in a key of the table or of one of its indexes", column.position());
        }
        dropped.add(columnName);
    }

    private Optional<ColumnDefinition> declared(String column) {
        return table.columns().stream()
                .filter(each -> each.name().equals(column))
                .findFirst();
    }

    private Optional<KeyAttribute> keyAttribute(String column) {
        return Stream.concat(
                        table.key().attributes().stream(),
                        table.indexes().stream().map(IndexDefinition::key).flatMap(key -> key.attributes().stream()))
                .filter(attribute -> attribute.name().equals(column))
                .findFirst();
    }
}
