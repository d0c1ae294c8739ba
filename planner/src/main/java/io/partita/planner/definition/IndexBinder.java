package io.partita.planner.definition;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexDefinition.Scope;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Statement.IndexColumn;
import io.partita.parser.syntax.Statement.IndexDeclaration;
import io.partita.parser.syntax.Statement.IndexKind;
import io.partita.parser.syntax.Statement.KeyRole;
import io.partita.parser.syntax.Statement.ProjectionClause;
import io.partita.parser.syntax.TypeName;
import io.partita.planner.catalog.Column;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of an index to its definition. Without PARTITION KEY and SORT KEY the columns stand for them in
 * this order; a local index has the partition key of its table and needs only its sort key.
 */
final class IndexBinder {
    private final KeySchema tableKey;
    private final AttributeTypes attributes;

    IndexBinder(KeySchema tableKey, AttributeTypes attributes) {
        this.tableKey = tableKey;
        this.attributes = attributes;
    }

    IndexDefinition bind(IndexDeclaration declaration) {
        if (!declaration.options().isEmpty()) {
            throw Refusal.notYet(
                    "options of an index are", declaration.options().get(0).position());
        }
        boolean local = declaration.kind() == IndexKind.LOCAL;
        return new IndexDefinition(
                declaration.name().text(),
                local ? Scope.LOCAL : Scope.GLOBAL,
                local ? localKey(declaration) : globalKey(declaration),
                projection(declaration.projection()));
    }

    private KeySchema globalKey(IndexDeclaration declaration) {
        List<IndexColumn> columns = declaration.columns();
        IndexColumn sort = only(declaration, KeyRole.SORT_KEY);
        IndexColumn partition = only(declaration, KeyRole.PARTITION_KEY);
        if (partition == null) {
            partition = first(columns, sort);
        }
        if (partition == null) {
            throw Refusal.invalid(
                    "the index " + declaration.name().text()
                            + " has no partition key; write a column as name PARTITION KEY",
                    declaration.position());
        }
        if (sort == null) {
            sort = first(columns, partition);
        }
        if (columns.size() > 2) {
            throw Refusal.invalid(
                    "the key of an index has a partition key and at most one sort key; other attributes go into "
                            + "PROJECTION INCLUDE (…)",
                    columns.get(2).position());
        }
        return new KeySchema(attribute(partition), sort == null ? null : attribute(sort));
    }

    private KeySchema localKey(IndexDeclaration declaration) {
        List<IndexColumn> columns = declaration.columns();
        IndexColumn sort = only(declaration, KeyRole.SORT_KEY);
        IndexColumn partition = only(declaration, KeyRole.PARTITION_KEY);
        if (partition == null && columns.size() == 2) {
            partition = first(columns, sort);
        }
        if (partition != null && !attribute(partition).equals(tableKey.partition())) {
            throw Refusal.invalid(
                    "a local index has the partition key of its table, "
                            + tableKey.partition().name() + ", not "
                            + partition.name().text() + "; make it a GLOBAL INDEX, or name its sort key alone",
                    partition.position());
        }
        if (sort == null) {
            sort = first(columns, partition);
        }
        if (sort == null || columns.size() > 2) {
            throw Refusal.invalid(
                    "a local index has exactly one sort key: LOCAL INDEX "
                            + declaration.name().text() + " (name SORT KEY)",
                    declaration.position());
        }
        if (!tableKey.hasSort()) {
            throw Refusal.invalid(
                    "a table without a sort key cannot have local indexes; make it a GLOBAL INDEX",
                    declaration.position());
        }
        return new KeySchema(tableKey.partition(), attribute(sort));
    }

    private static @Nullable IndexColumn only(IndexDeclaration declaration, KeyRole role) {
        IndexColumn found = null;
        for (IndexColumn column : declaration.columns()) {
            if (column.key().equals(Optional.of(role))) {
                if (found != null) {
                    throw Refusal.invalid(
                            "the index " + declaration.name().text() + " has two columns with "
                                    + role.name().replace('_', ' '),
                            column.position());
                }
                found = column;
            }
        }
        return found;
    }

    private static @Nullable IndexColumn first(List<IndexColumn> columns, @Nullable IndexColumn except) {
        for (IndexColumn column : columns) {
            if (!column.equals(except) && column.key().isEmpty()) {
                return column;
            }
        }
        return null;
    }

    private KeyAttribute attribute(IndexColumn column) {
        Optional<Column> known = attributes.find(column.name());
        String name = known.map(Column::name).orElse(column.name().text());
        AttributeType declared = known.map(found -> found.type().stored()).orElse(null);
        if (column.type().isPresent()) {
            TypeName typeName = column.type().get();
            AttributeType given = AttributeTypes.stored(AttributeTypes.resolve(typeName), typeName);
            if (declared != null && declared != given) {
                throw Refusal.invalid(
                        "the attribute " + name + " is a " + declared.words() + " and the index makes it a "
                                + given.words(),
                        typeName.position());
            }
            return KeyAttributes.of(name, given, typeName.position());
        } else if (declared == null) {
            throw Refusal.invalid(
                    "the type of " + name + " is not declared; write " + name + " STRING, NUMBER or BINARY here",
                    column.position());
        }
        return KeyAttributes.of(name, declared, column.position());
    }

    private IndexProjection projection(Optional<ProjectionClause> clause) {
        if (clause.isEmpty()) {
            return IndexProjection.ALL;
        }
        return switch (clause.get().kind()) {
            case ALL -> IndexProjection.ALL;
            case KEYS -> IndexProjection.KEYS_ONLY;
            case INCLUDE -> include(clause.get());
        };
    }

    private IndexProjection include(ProjectionClause clause) {
        if (clause.included().isEmpty()) {
            throw Refusal.invalid("INCLUDE names at least one attribute", clause.position());
        }
        Set<String> included =
                clause.included().stream().map(this::attributeName).collect(Collectors.toSet());
        return IndexProjection.include(included);
    }

    private String attributeName(Identifier name) {
        return attributes.find(name).map(Column::name).orElse(name.text());
    }
}
