package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.parser.syntax.Position;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import org.jspecify.annotations.Nullable;

/** A key attribute of a table, which a literal of another type can never match. */
record KeyType(String attribute, AttributeType type) {

    /** The key attribute of this name, or null if it is none. */
    static @Nullable KeyType of(Table table, String attribute) {
        for (KeyAttribute key : table.description().definition().key().attributes()) {
            if (key.name().equals(attribute)) {
                return new KeyType(attribute, key.type());
            }
        }
        return null;
    }

    /** Refuses a literal of another type; a type that is not known is checked when the statement is executed. */
    void check(@Nullable AttributeType actual, Position position, Binding binding) {
        if (actual == null || actual == type) {
            return;
        }
        if (binding.isAmazon()) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    "Key attribute's data type should match its data type in table's schema: Key " + attribute);
        }
        if (actual != AttributeType.NULL) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    "key attribute " + attribute + " is a " + type.words() + ", and this is a " + actual.words()
                            + "; write " + cure(),
                    position);
        }
    }

    private String cure() {
        return switch (type) {
            case N -> "a number, without quotes";
            case B -> "a binary, X'..' or a parameter";
            default -> "a string, in single quotes";
        };
    }
}
