package io.partita.planner.definition;

import io.partita.engine.api.item.AttributeType;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.TypeName;
import io.partita.planner.catalog.Column;
import io.partita.planner.type.SqlType;
import io.partita.planner.type.TypeNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is known of a table's attributes, by which the key of an index finds its types. */
final class AttributeTypes {
    private final Supplier<List<Column>> columns;

    AttributeTypes(Supplier<List<Column>> columns) {
        this.columns = columns;
    }

    /** The known attribute that a name means: exactly or, if it is not quoted, without case. */
    Optional<Column> find(Identifier name) {
        List<Column> known = columns.get();
        Optional<Column> exact = known.stream()
                .filter(column -> column.name().equals(name.text()))
                .findFirst();
        if (exact.isPresent() || name.quoted()) {
            return exact;
        }
        return known.stream()
                .filter(column -> column.name().equalsIgnoreCase(name.text()))
                .findFirst();
    }

    /** The type as it is declared: {@code VARCHAR(20)}. */
    static String text(TypeName type) {
        return type.arguments().isEmpty()
                ? type.name()
                : type.name()
                        + type.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The type that a name means. */
    static SqlType resolve(TypeName type) {
        SqlType resolved = TypeNames.find(type.name());
        if (resolved == null) {
            throw Refusal.invalid(
                    "there is no type " + type.name() + "; the types are STRING, NUMBER, BINARY, BOOLEAN, MAP, LIST, "
                            + "STRING SET, NUMBER SET, BINARY SET, DATE, TIME and TIMESTAMP",
                    type.position());
        }
        return resolved;
    }

    /** The attribute type of a column of this type; a column of any type cannot be declared. */
    static AttributeType stored(SqlType type, TypeName declared) {
        AttributeType stored = type.stored();
        if (stored == null) {
            throw Refusal.invalid(
                    "a column of any type needs no declaration: every item may have attributes that are not declared",
                    declared.position());
        }
        return stored;
    }
}
