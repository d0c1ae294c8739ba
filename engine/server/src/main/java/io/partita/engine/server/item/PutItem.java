package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.CONDITION;
import static io.partita.engine.server.item.ItemMembers.CONDITIONAL_OPERATOR;
import static io.partita.engine.server.item.ItemMembers.EXPECTED;
import static io.partita.engine.server.item.ItemMembers.ITEM;
import static io.partita.engine.server.item.ItemMembers.NAMES;
import static io.partita.engine.server.item.ItemMembers.RETURN_COLLECTION_METRICS;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;
import static io.partita.engine.server.item.ItemMembers.RETURN_ON_FAILURE;
import static io.partita.engine.server.item.ItemMembers.RETURN_VALUES;
import static io.partita.engine.server.item.ItemMembers.TABLE_NAME;
import static io.partita.engine.server.item.ItemMembers.VALUES;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Creates or replaces one item. */
final class PutItem implements Operation {
    private static final Structure REQUEST = Structure.of(
            "PutItemInput",
            RETURN_CONSUMED_CAPACITY,
            TABLE_NAME,
            ITEM,
            CONDITIONAL_OPERATOR,
            EXPECTED,
            RETURN_VALUES,
            RETURN_COLLECTION_METRICS,
            RETURN_ON_FAILURE,
            CONDITION,
            VALUES,
            NAMES);

    private final ItemStore store;
    private final Tables tables;

    PutItem(ItemStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    @Override
    public String name() {
        return "PutItem";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        ExpressionParameters expressions =
                ExpressionParameters.of(request, List.of(CONDITION), List.of(EXPECTED, CONDITIONAL_OPERATOR));
        Map<String, AttributeValue> attributes = request.require(ITEM).checked();
        Writes.checkOldValues(request);
        Item item = Writes.checkedSize(Item.of(attributes));
        Condition condition = expressions.condition();
        expressions.finish();
        TableDefinition table = tables.open(
                call, this, request.require(TABLE_NAME), null, Writes.facts(request, expressions, attributes));
        return new WriteAnswer(
                request,
                table,
                attributes,
                store.write(new WriteRequest.Put(table.name(), item, Writes.options(request, condition))));
    }
}
