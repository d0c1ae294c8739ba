package io.partita.planner.definition;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.parser.syntax.Position;

/** Makes key attributes of columns. */
final class KeyAttributes {
    private KeyAttributes() {}

    static KeyAttribute of(String name, AttributeType type, Position position) {
        if (!type.mayBeKey()) {
            throw Refusal.invalid(
                    "the key column " + name + " is a " + type.words()
                            + "; a key must be a STRING, a NUMBER or a BINARY, or one of the types that are stored as these",
                    position);
        }
        return new KeyAttribute(name, type);
    }
}
