package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ATTRIBUTES_TO_GET;
import static io.partita.engine.server.item.ItemMembers.CONSISTENT;
import static io.partita.engine.server.item.ItemMembers.KEY;
import static io.partita.engine.server.item.ItemMembers.NAMES;
import static io.partita.engine.server.item.ItemMembers.PROJECTION;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;
import static io.partita.engine.server.item.ItemMembers.TABLE_NAME;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads one item. */
final class GetItem implements Operation {
    private static final Structure REQUEST = Structure.of(
            "GetItemInput",
            RETURN_CONSUMED_CAPACITY,
            ATTRIBUTES_TO_GET,
            TABLE_NAME,
            KEY,
            CONSISTENT,
            PROJECTION,
            NAMES);

    private final ItemStore store;
    private final Tables tables;
    private final boolean brief;

    GetItem(ItemStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
        this.brief = store.capabilities().localReads();
    }

    @Override
    public String name() {
        return "GetItem";
    }

    @Override
    public boolean isBrief() {
        return brief;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        ExpressionParameters expressions =
                ExpressionParameters.of(request, List.of(PROJECTION), List.of(ATTRIBUTES_TO_GET));
        Map<String, AttributeValue> key = request.require(KEY).checked();
        Projection projection = expressions.projection();
        expressions.finish();
        TableDefinition table = tables.open(
                call,
                this,
                request.require(TABLE_NAME),
                null,
                (definition, facts) -> facts.leadingKeys(definition, List.of(key))
                        .attributes(expressions.attributes(key.keySet()))
                        .returnConsumedCapacity(request));
        GetResponse response = store.get(
                new GetRequest(table.name(), Keys.of(table.key(), key), projection, request.get(CONSISTENT, false)));
        return json -> {
            json.writeStartObject();
            ItemWriter.writeMember(json, "Item", response.item());
            CapacityWriter.of(request).writeMember(json, table, response.consumed());
            json.writeEndObject();
        };
    }
}
