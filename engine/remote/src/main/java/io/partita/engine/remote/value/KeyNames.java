package io.partita.engine.remote.value;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Primary keys, which the engine has by position and the protocol by name. */
public final class KeyNames {
    private static final String MISMATCH = "The provided key element does not match the schema";

    private KeyNames() {}

    /**
     * The key with the names of the schema.
     *
     * @throws StoreException VALIDATION if it has a sort key and the schema has none
     */
    public static Map<String, AttributeValue> of(KeySchema schema, PrimaryKey key) {
        Map<String, AttributeValue> wire = new LinkedHashMap<>(4);
        wire.put(schema.partition().name(), WireValues.of(key.partition()));
        if (key.sort() != null) {
            if (schema.sort() == null) {
                throw StoreException.validation(MISMATCH);
            }
            wire.put(schema.sort().name(), WireValues.of(key.sort()));
        }
        return wire;
    }

    /**
     * The key of an item.
     *
     * @throws StoreException VALIDATION if an attribute of it is not among the item's
     */
    public static PrimaryKey in(KeySchema schema, Item item) {
        io.partita.engine.api.item.AttributeValue partition =
                item.get(schema.partition().name());
        io.partita.engine.api.item.AttributeValue sort =
                schema.sort() == null ? null : item.get(schema.sort().name());
        if (partition == null || (schema.sort() != null && sort == null)) {
            throw StoreException.validation(MISMATCH);
        }
        return new PrimaryKey(partition, sort);
    }
}
