package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ATTRIBUTES_TO_GET;
import static io.partita.engine.server.item.ItemMembers.CONSISTENT;
import static io.partita.engine.server.item.ItemMembers.NAMES;
import static io.partita.engine.server.item.ItemMembers.PROJECTION;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Attributes;
import io.partita.engine.server.wire.AttributesShape;
import io.partita.engine.server.wire.Constraint;
import io.partita.engine.server.wire.ListShape;
import io.partita.engine.server.wire.MapShape;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads up to 100 items by their keys, from any number of tables. */
final class BatchGetItem implements Operation {
    /** The most bytes of items in one answer: 16 MB. */
    private static final long MAX_BYTES = 16L << 20;

    private static final Member<List<Attributes>> KEYS = Member.of("Keys", ListShape.of(AttributesShape.ELEMENT))
            .notNull()
            .with(Constraint.minLength(1))
            .with(Constraint.maxLength(BatchGetRequest.MAX_KEYS));
    private static final Member<Map<String, Parameters>> REQUEST_ITEMS = ItemMembers.requestItems(MapShape.of(
            "com.amazonaws.dynamodb.v20120810.KeysAndAttributes",
            Structure.element("KeysAndAttributes", KEYS, ATTRIBUTES_TO_GET, CONSISTENT, PROJECTION, NAMES)));
    private static final Structure REQUEST = Structure.of("BatchGetItemInput", RETURN_CONSUMED_CAPACITY, REQUEST_ITEMS);

    private final ItemStore store;
    private final Tables tables;

    BatchGetItem(ItemStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    @Override
    public String name() {
        return "BatchGetItem";
    }

    /** What is wanted of one table, as far as it can be understood without the table. */
    private record Wanted(
            Parameters request,
            String table,
            List<Map<String, AttributeValue>> keys,
            Projection projection,
            ExpressionParameters expressions) {}

    /** What is wanted of a table that the caller may read. */
    private record Opened(Wanted wanted, TableDefinition table, BatchGetRequest request) {}

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        List<Opened> opened = new ArrayList<>();
        for (Wanted wanted : wanted(request.require(REQUEST_ITEMS))) {
            opened.add(open(call, request, wanted));
        }
        List<BatchGetAnswer.OfTable> reads = new ArrayList<>();
        long bytes = 0;
        for (Opened each : opened) {
            BatchGetResponse response = bytes < MAX_BYTES
                    ? store.batchGet(each.request())
                    : new BatchGetResponse(List.of(), each.request().keys(), Consumed.NOTHING);
            for (Item item : response.items()) {
                bytes += item.sizeBytes();
            }
            reads.add(new BatchGetAnswer.OfTable(each.wanted().request(), each.table(), response));
        }
        return new BatchGetAnswer(request, reads);
    }

    private Opened open(Call call, Parameters request, Wanted wanted) {
        TableDefinition table = tables.open(
                call,
                this,
                wanted.table(),
                null,
                (definition, facts) -> facts.leadingKeys(definition, wanted.keys())
                        .attributes(wanted.expressions()
                                .attributes(wanted.keys().get(0).keySet()))
                        .returnConsumedCapacity(request));
        return new Opened(
                wanted,
                table,
                new BatchGetRequest(
                        wanted.table(),
                        wanted.keys().stream()
                                .map(key -> Keys.of(table.key(), key))
                                .toList(),
                        wanted.projection(),
                        wanted.request().get(CONSISTENT, false)));
    }

    private static List<Wanted> wanted(Map<String, Parameters> requestItems) {
        List<Wanted> wanted = new ArrayList<>();
        int count = 0;
        for (Map.Entry<String, Parameters> entry : requestItems.entrySet()) {
            Parameters request = entry.getValue();
            ExpressionParameters expressions =
                    ExpressionParameters.of(request, List.of(PROJECTION), List.of(ATTRIBUTES_TO_GET));
            Projection projection = expressions.projection();
            expressions.finish();
            List<Map<String, AttributeValue>> keys = new ArrayList<>();
            Set<Map<String, AttributeValue>> distinct = new HashSet<>();
            for (Attributes attributes : request.require(KEYS)) {
                Map<String, AttributeValue> key = attributes.checked();
                if (!distinct.add(key)) {
                    throw ServiceException.validation("Provided list of item keys contains duplicates");
                }
                keys.add(key);
            }
            count += keys.size();
            if (count > BatchGetRequest.MAX_KEYS) {
                throw ServiceException.validation("Too many items requested for the BatchGetItem call");
            }
            wanted.add(new Wanted(request, entry.getKey(), keys, projection, expressions));
        }
        return wanted;
    }
}
