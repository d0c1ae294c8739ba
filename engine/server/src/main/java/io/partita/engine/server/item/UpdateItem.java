package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ATTRIBUTE_UPDATES;
import static io.partita.engine.server.item.ItemMembers.CONDITION;
import static io.partita.engine.server.item.ItemMembers.CONDITIONAL_OPERATOR;
import static io.partita.engine.server.item.ItemMembers.EXPECTED;
import static io.partita.engine.server.item.ItemMembers.KEY;
import static io.partita.engine.server.item.ItemMembers.NAMES;
import static io.partita.engine.server.item.ItemMembers.RETURN_COLLECTION_METRICS;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;
import static io.partita.engine.server.item.ItemMembers.RETURN_ON_FAILURE;
import static io.partita.engine.server.item.ItemMembers.RETURN_VALUES;
import static io.partita.engine.server.item.ItemMembers.TABLE_NAME;
import static io.partita.engine.server.item.ItemMembers.UPDATE;
import static io.partita.engine.server.item.ItemMembers.VALUES;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
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

/** Changes one item, and creates it if it is not there. */
final class UpdateItem implements Operation {
    private static final Structure REQUEST = Structure.of(
            "UpdateItemInput",
            RETURN_CONSUMED_CAPACITY,
            TABLE_NAME,
            RETURN_COLLECTION_METRICS,
            RETURN_VALUES,
            KEY,
            CONDITIONAL_OPERATOR,
            EXPECTED,
            ATTRIBUTE_UPDATES,
            RETURN_ON_FAILURE,
            CONDITION,
            UPDATE,
            VALUES,
            NAMES);

    private final ItemStore store;
    private final Tables tables;

    UpdateItem(ItemStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    @Override
    public String name() {
        return "UpdateItem";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        ExpressionParameters expressions = ExpressionParameters.of(
                request, List.of(UPDATE, CONDITION), List.of(ATTRIBUTE_UPDATES, EXPECTED, CONDITIONAL_OPERATOR));
        Map<String, AttributeValue> key = request.require(KEY).checked();
        Update update = expressions.update();
        Condition condition = expressions.condition();
        expressions.finish();
        TableDefinition table =
                tables.open(call, this, request.require(TABLE_NAME), null, Writes.facts(request, expressions, key));
        return new WriteAnswer(
                request,
                table,
                key,
                store.write(new WriteRequest.UpdateItem(
                        table.name(), Keys.of(table.key(), key), update, Writes.options(request, condition))));
    }
}
