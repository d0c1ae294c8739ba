package io.partita.engine.server.item;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Parameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the writes of one item have in common. */
final class Writes {
    private Writes() {}

    static WriteOptions options(Parameters request, @Nullable Condition condition) {
        return new WriteOptions(
                condition,
                ReturnValues.valueOf(request.get(ItemMembers.RETURN_VALUES, "NONE")),
                request.get(ItemMembers.RETURN_ON_FAILURE, "NONE").equals("ALL_OLD"));
    }

    /**
     * What policies may ask of a write.
     *
     * @param attributes the item or its key
     */
    static Facts.Telling facts(
            Parameters request, ExpressionParameters expressions, Map<String, AttributeValue> attributes) {
        return (definition, facts) -> facts.leadingKeys(definition, List.of(attributes))
                .attributes(expressions.attributes(attributes.keySet()))
                .returnValues(request)
                .returnConsumedCapacity(request);
    }

    /**
     * An item that is to be put.
     *
     * @throws ServiceException VALIDATION if it is too large
     */
    static Item checkedSize(Item item) {
        if (item.sizeBytes() > ItemSize.MAX_ITEM_BYTES) {
            throw ServiceException.validation("Item size has exceeded the maximum allowed size");
        }
        return item;
    }

    /** @throws ServiceException VALIDATION if values are wanted that only an update has */
    static void checkOldValues(Parameters request) {
        String values = request.get(ItemMembers.RETURN_VALUES, "NONE");
        if (!values.equals("ALL_OLD") && !values.equals("NONE")) {
            throw ServiceException.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }
}
