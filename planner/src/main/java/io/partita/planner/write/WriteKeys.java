package io.partita.planner.write;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.ScalarText;
import org.jspecify.annotations.Nullable;

/** The keys of items that are written. */
final class WriteKeys {
    private WriteKeys() {}

    static KeySchema schema(Table table) {
        return table.description().definition().key();
    }

    /**
     * Requires that the item has the key of its table.
     *
     * @throws QueryException NULL_KEY or TYPE_MISMATCH
     */
    static void require(Table table, Item item) {
        for (KeyAttribute attribute : schema(table).attributes()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || value.type() == AttributeType.NULL) {
                throw new QueryException(
                        QueryErrorCode.NULL_KEY,
                        "table \"" + table.name() + "\" needs a value for its key attribute \"" + attribute.name()
                                + "\", a " + attribute.type().words() + ", and the item has "
                                + (value == null ? "none" : "NULL"));
            } else if (value.type() != attribute.type()) {
                throw new QueryException(
                        QueryErrorCode.TYPE_MISMATCH,
                        "Key attribute's data type should match its data type in table's schema: Key "
                                + attribute.name() + " is a " + attribute.type().words() + ", and the value is a "
                                + value.type().words());
            }
        }
    }

    static Condition exists(Table table) {
        return new Condition.Exists(Path.of(schema(table).partition().name()));
    }

    static Condition notExists(Table table) {
        return new Condition.NotExists(Path.of(schema(table).partition().name()));
    }

    /** As messages say it: {@code customer = 'a', day = '2024-05-17'}. */
    static String text(Table table, @Nullable AttributeValue partition, @Nullable AttributeValue sort) {
        KeySchema schema = schema(table);
        String text = schema.partition().name() + " = " + ScalarText.of(partition);
        return schema.sort() == null ? text : text + ", " + schema.sort().name() + " = " + ScalarText.of(sort);
    }

    static String text(Table table, PrimaryKey key) {
        return text(table, key.partition(), key.sort());
    }
}
