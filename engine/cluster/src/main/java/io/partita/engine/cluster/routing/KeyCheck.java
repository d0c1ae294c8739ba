package io.partita.engine.cluster.routing;

import io.partita.engine.api.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import org.jspecify.annotations.Nullable;

/** Whether key values fit a key schema; the texts are those of the service. */
final class KeyCheck {
    private static final int MAX_PARTITION_KEY_BYTES = 2048;
    private static final int MAX_SORT_KEY_BYTES = 1024;
    private static final String MISMATCH = "The provided key element does not match the schema";

    private KeyCheck() {}

    /** @throws StoreException VALIDATION if this is not a key of that schema */
    static void check(KeySchema schema, PrimaryKey key) {
        KeyAttribute sort = schema.sort();
        if ((sort == null) != (key.sort() == null)) {
            throw StoreException.validation(MISMATCH);
        }
        checkPartition(schema.partition(), key.partition());
        if (sort != null) {
            checkSort(sort, key.sort());
        }
    }

    /** @throws StoreException VALIDATION if this is not a value of that partition key */
    static void checkPartition(KeyAttribute attribute, @Nullable AttributeValue value) {
        checkValue(attribute, value);
        if (value != null && bytes(value) > MAX_PARTITION_KEY_BYTES) {
            throw StoreException.validation("One or more parameter values were invalid: "
                    + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
    }

    /** @throws StoreException VALIDATION if this is not a value of that sort key */
    static void checkSort(KeyAttribute attribute, @Nullable AttributeValue value) {
        checkValue(attribute, value);
        if (value != null && bytes(value) > MAX_SORT_KEY_BYTES) {
            throw StoreException.validation("One or more parameter values were invalid: "
                    + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static void checkValue(KeyAttribute attribute, @Nullable AttributeValue value) {
        if (value == null || value.type() != attribute.type()) {
            throw StoreException.validation(MISMATCH);
        }
        if (isEmpty(value)) {
            throw StoreException.validation("One or more parameter values are not valid. "
                    + "The AttributeValue for a key attribute cannot contain an empty "
                    + value.type().words() + " value. Key: " + attribute.name());
        }
    }

    private static boolean isEmpty(AttributeValue value) {
        return (value instanceof StringValue string && string.value().isEmpty())
                || (value instanceof BinaryValue binary && binary.bytes().length == 0);
    }

    private static int bytes(AttributeValue value) {
        if (value instanceof StringValue string && string.value().length() * 3 <= MAX_SORT_KEY_BYTES) {
            return 0;
        }
        return ItemSize.of(value);
    }
}
