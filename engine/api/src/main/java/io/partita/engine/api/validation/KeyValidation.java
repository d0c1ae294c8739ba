package io.partita.engine.api.validation;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;

/** The limits of key values. */
public final class KeyValidation {
    /** The most bytes of a partition key value. */
    public static final int MAX_PARTITION_KEY_BYTES = 2048;

    /** The most bytes of a sort key value. */
    public static final int MAX_SORT_KEY_BYTES = 1024;

    private KeyValidation() {}

    /**
     * Checks the key of a request against the key schema of its table.
     *
     * @throws StoreException VALIDATION
     */
    public static void check(KeySchema schema, PrimaryKey key) {
        checkAttribute(schema.partition(), key.partition());
        checkPartitionSize(key.partition());
        KeyAttribute sortAttribute = schema.sort();
        AttributeValue sort = key.sort();
        if ((sortAttribute == null) != (sort == null)) {
            throw mismatch();
        }
        if (sortAttribute != null && sort != null) {
            checkAttribute(sortAttribute, sort);
            checkSortSize(sort);
        }
    }

    private static void checkAttribute(KeyAttribute attribute, AttributeValue value) {
        if (value.type() != attribute.type()) {
            throw mismatch();
        }
        checkNotEmpty(attribute.name(), value);
    }

    private static StoreException mismatch() {
        return StoreException.validation("The provided key element does not match the schema");
    }

    static void checkNotEmpty(String attribute, AttributeValue value) {
        if (isEmpty(value)) {
            throw StoreException.validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
                            + value.type().words() + " value. Key: " + attribute);
        }
    }

    static boolean isEmpty(AttributeValue value) {
        return (value instanceof StringValue string && string.value().isEmpty())
                || (value instanceof BinaryValue binary && binary.bytes().length == 0);
    }

    static void checkPartitionSize(AttributeValue value) {
        if (bytes(value) > MAX_PARTITION_KEY_BYTES) {
            // The words of the service, which lack a space.
            throw StoreException.validation(
                    "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
    }

    static void checkSortSize(AttributeValue value) {
        if (bytes(value) > MAX_SORT_KEY_BYTES) {
            throw StoreException.validation(
                    "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    /** Numbers always fit. */
    static int bytes(AttributeValue value) {
        return ItemSize.of(value);
    }
}
