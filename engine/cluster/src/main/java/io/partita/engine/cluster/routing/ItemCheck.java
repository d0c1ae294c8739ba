package io.partita.engine.cluster.routing;

import io.partita.engine.api.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.cluster.catalog.Table;

/** Whether an item fits its table. */
final class ItemCheck {
    private ItemCheck() {}

    static PrimaryKey check(Table table, Item item) {
        AttributeValue partition = key(table.key().partition(), item);
        KeyAttribute sort = table.key().sort();
        PrimaryKey key = new PrimaryKey(partition, sort == null ? null : key(sort, item));
        KeyCheck.check(table.key(), key);
        if (item.sizeBytes() > ItemSize.MAX_ITEM_BYTES) {
            throw StoreException.validation("Item size has exceeded the maximum allowed size");
        }
        return key;
    }

    private static AttributeValue key(KeyAttribute attribute, Item item) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw StoreException.validation(
                    "One or more parameter values were invalid: Missing the key " + attribute.name() + " in the item");
        } else if (value.type() != attribute.type()) {
            throw StoreException.validation("One or more parameter values were invalid: Type mismatch for key "
                    + attribute.name() + " expected: " + attribute.type() + " actual: " + value.type());
        }
        return value;
    }
}
