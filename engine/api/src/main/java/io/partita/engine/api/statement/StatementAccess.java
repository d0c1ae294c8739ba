package io.partita.engine.api.statement;

import io.partita.engine.api.item.AttributeValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is about to do.
 *
 * @param index the index that it reads, or null for the table itself
 * @param fullScan whether it reads a whole table or index, because nothing pins the partition key
 * @param leadingKeys the partition keys of the items that it is about; empty if it names none
 * @param attributes the top-level attributes that it names; a {@code *} names none
 */
public record StatementAccess(
        Action action,
        String table,
        @Nullable String index,
        boolean fullScan,
        List<AttributeValue> leadingKeys,
        Set<String> attributes) {

    public StatementAccess {
        leadingKeys = List.copyOf(leadingKeys);
        attributes = Set.copyOf(attributes);
    }

    /** What policies call it. */
    public enum Action {
        SELECT("PartiQLSelect"),
        INSERT("PartiQLInsert"),
        UPDATE("PartiQLUpdate"),
        DELETE("PartiQLDelete");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        /** Without the prefix, as in {@code PartiQLSelect}. */
        public String text() {
            return text;
        }
    }
}
