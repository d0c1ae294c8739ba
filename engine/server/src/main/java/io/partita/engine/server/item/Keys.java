package io.partita.engine.server.item;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.server.error.ServiceException;
import java.util.Map;

/** Primary keys as requests have them: attributes by name. */
final class Keys {
    private Keys() {}

    /**
     * The key of an item.
     *
     * @throws ServiceException VALIDATION if there are other attributes than those of the schema
     */
    static PrimaryKey of(KeySchema schema, Map<String, AttributeValue> attributes) {
        if (attributes.size() != schema.attributes().size()) {
            throw mismatch();
        }
        return in(schema, attributes);
    }

    /**
     * The key of an item that has other attributes beside.
     *
     * @throws ServiceException VALIDATION if an attribute of the key is not there
     */
    static PrimaryKey in(KeySchema schema, Map<String, AttributeValue> item) {
        KeyAttribute sort = schema.sort();
        return new PrimaryKey(value(item, schema.partition()), sort == null ? null : value(item, sort));
    }

    private static AttributeValue value(Map<String, AttributeValue> attributes, KeyAttribute attribute) {
        AttributeValue value = attributes.get(attribute.name());
        if (value == null) {
            throw mismatch();
        }
        return value;
    }

    private static ServiceException mismatch() {
        return ServiceException.validation("The provided key element does not match the schema");
    }
}
