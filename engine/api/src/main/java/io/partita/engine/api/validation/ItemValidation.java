package io.partita.engine.api.validation;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of items, and whether an item fits its table.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas and
 * constraints</a>; texts as the service answers them.
 */
public final class ItemValidation {
    /** How deep a document may be: an attribute's value lies at level 1, an element of it at level 2. */
    public static final int MAX_LEVELS = 32;

    /** The most bytes of an attribute name. */
    public static final int MAX_NAME_BYTES = 65_535;

    private ItemValidation() {}

    /**
     * Checks an item that is to be put.
     *
     * @throws StoreException VALIDATION
     */
    public static void checkPut(TableDefinition table, Item item) {
        checkDocument(item);
        checkTableKey(table, item);
        for (IndexDefinition index : table.indexes()) {
            checkIndexKey(table, index, item);
        }
        if (item.sizeBytes() > ItemSize.MAX_ITEM_BYTES) {
            throw StoreException.validation("Item size has exceeded the maximum allowed size");
        }
    }

    /**
     * Checks an update before it is applied: that it makes sense, and leaves the key alone.
     *
     * @throws StoreException VALIDATION
     */
    public static void checkUpdate(TableDefinition table, Update update) {
        update.check();
        for (Update.Action action : update.actions()) {
            String attribute = action.path().attribute();
            if (table.key().contains(attribute)) {
                throw StoreException.validation("One or more parameter values were invalid: Cannot update attribute "
                        + attribute + ". This attribute is part of the key");
            }
        }
    }

    /**
     * Checks an item after an update, which has been checked by itself and has not changed the key.
     *
     * @throws StoreException VALIDATION
     */
    public static void checkUpdated(TableDefinition table, Item item) {
        checkDocument(item);
        for (IndexDefinition index : table.indexes()) {
            for (KeyAttribute attribute : index.key().attributes()) {
                checkUpdatedIndexKey(index, attribute, item.get(attribute.name()));
            }
        }
        if (item.sizeBytes() > ItemSize.MAX_ITEM_BYTES) {
            throw StoreException.validation("Item size to update has exceeded the maximum allowed size");
        }
    }

    private static void checkDocument(Item item) {
        for (Map.Entry<String, AttributeValue> attribute : item.attributes().entrySet()) {
            checkName(attribute.getKey());
            checkLevels(attribute.getValue(), 1);
        }
    }

    /** Never goes deeper than the limit, however deep the value is. */
    private static void checkLevels(AttributeValue value, int level) {
        if (level > MAX_LEVELS) {
            throw StoreException.validation(
                    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");
        }
        if (value instanceof MapValue map) {
            for (Map.Entry<String, AttributeValue> entry : map.entries().entrySet()) {
                checkName(entry.getKey());
                checkLevels(entry.getValue(), level + 1);
            }
        } else if (value instanceof ListValue list) {
            for (AttributeValue element : list.elements()) {
                checkLevels(element, level + 1);
            }
        }
    }

    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw StoreException.validation(
                    "One or more parameter values were invalid: Attribute name must not be empty");
        }
        // A char takes three bytes at most.
        if (name.length() > MAX_NAME_BYTES / 3 && ItemSize.utf8Length(name) > MAX_NAME_BYTES) {
            throw StoreException.validation(
                    "One or more parameter values were invalid: Attribute name is too large, must be less than 65536 bytes");
        }
    }

    private static void checkTableKey(TableDefinition table, Item item) {
        KeyValidation.checkPartitionSize(tableKeyValue(table.key().partition(), item));
        KeyAttribute sort = table.key().sort();
        if (sort != null) {
            KeyValidation.checkSortSize(tableKeyValue(sort, item));
        }
    }

    private static AttributeValue tableKeyValue(KeyAttribute attribute, Item item) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw StoreException.validation(
                    "One or more parameter values were invalid: Missing the key " + attribute.name() + " in the item");
        }
        if (value.type() != attribute.type()) {
            throw StoreException.validation("One or more parameter values were invalid: Type mismatch for key "
                    + attribute.name() + " expected: " + attribute.type() + " actual: " + value.type());
        }
        KeyValidation.checkNotEmpty(attribute.name(), value);
        return value;
    }

    private static void checkIndexKey(TableDefinition table, IndexDefinition index, Item item) {
        for (KeyAttribute attribute : index.key().attributes()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || table.key().contains(attribute.name())) {
                continue;
            }
            if (value.type() != attribute.type()) {
                throw StoreException.validation(
                        "One or more parameter values were invalid: Type mismatch for Index Key "
                                + attribute.name() + " Expected: " + attribute.type() + " Actual: " + value.type()
                                + " IndexName: " + index.name());
            }
            if (KeyValidation.isEmpty(value)) {
                throw StoreException.validation(
                        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
                                + "The AttributeValue for a key attribute cannot contain an empty "
                                + value.type().words() + " value. IndexName: " + index.name() + ", IndexKey: "
                                + attribute.name());
            }
            if (attribute.equals(index.key().partition())) {
                KeyValidation.checkPartitionSize(value);
            } else {
                KeyValidation.checkSortSize(value);
            }
        }
    }

    private static void checkUpdatedIndexKey(
            IndexDefinition index, KeyAttribute attribute, @Nullable AttributeValue value) {
        if (value == null) {
            return;
        }
        if (value.type() != attribute.type()) {
            throw StoreException.validation(
                    "The update expression attempted to update the secondary index key to unsupported type");
        }
        if (KeyValidation.isEmpty(value)) {
            throw StoreException.validation(
                    "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. "
                            + "The AttributeValue for a key attribute cannot contain an empty "
                            + value.type().words() + " value.");
        }
        boolean isPartition = attribute.equals(index.key().partition());
        int limit = isPartition ? KeyValidation.MAX_PARTITION_KEY_BYTES : KeyValidation.MAX_SORT_KEY_BYTES;
        if (KeyValidation.bytes(value) > limit) {
            throw StoreException.validation(
                    "The update expression attempted to update the secondary index key beyond allowed size limits");
        }
    }
}
