package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ATTRIBUTES_TO_GET;
import static io.partita.engine.server.item.ItemMembers.CONSISTENT;
import static io.partita.engine.server.item.ItemMembers.NAMES;
import static io.partita.engine.server.item.ItemMembers.PROJECTION;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.ItemStore;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
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
import io.partita.engine.server.wire.ItemWriter;
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
    private static final Member<Map<String, Parameters>> REQUEST_ITEMS = Member.of(
                    "RequestItems",
                    MapShape.of(
                            "com.amazonaws.dynamodb.v20120810.KeysAndAttributes",
                            Structure.element(
                                    "KeysAndAttributes", KEYS, ATTRIBUTES_TO_GET, CONSISTENT, PROJECTION, NAMES)))
            .notNull()
            .with(Constraint.minLength(1))
            .with(Constraint.keys(
                    List.of(Constraint.maxLength(255), Constraint.minLength(3), Constraint.NAME_CHARACTERS)));
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

    /** What is wanted of a table, and what came of it. */
    private record Read(Wanted wanted, TableDefinition table, BatchGetResponse response) {}

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        List<Wanted> wanted = wanted(request.require(REQUEST_ITEMS));
        List<TableDefinition> opened = new ArrayList<>();
        List<BatchGetRequest> requests = new ArrayList<>();
        for (Wanted each : wanted) {
            TableDefinition table = tables.open(
                    call,
                    this,
                    each.table(),
                    null,
                    (definition, facts) -> facts.leadingKeys(definition, each.keys())
                            .attributes(each.expressions()
                                    .attributes(each.keys().get(0).keySet()))
                            .returnConsumedCapacity(request));
            opened.add(table);
            requests.add(new BatchGetRequest(
                    each.table(),
                    each.keys().stream().map(key -> Keys.of(table.key(), key)).toList(),
                    each.projection(),
                    each.request().get(CONSISTENT, false)));
        }
        List<Read> reads = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < wanted.size(); i++) {
            BatchGetResponse response = bytes < MAX_BYTES
                    ? store.batchGet(requests.get(i))
                    : new BatchGetResponse(List.of(), requests.get(i).keys(), Consumed.NOTHING);
            for (Item item : response.items()) {
                bytes += item.sizeBytes();
            }
            reads.add(new Read(wanted.get(i), opened.get(i), response));
        }
        return json -> write(json, request, reads);
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

    private static void write(JsonGenerator json, Parameters request, List<Read> reads) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("Responses");
        for (Read read : reads) {
            json.writeArrayFieldStart(read.table().name());
            for (Item item : read.response().items()) {
                ItemWriter.write(json, item);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("UnprocessedKeys");
        for (Read read : reads) {
            if (!read.response().unprocessed().isEmpty()) {
                json.writeFieldName(read.table().name());
                writeUnprocessed(json, read);
            }
        }
        json.writeEndObject();
        CapacityWriter capacity = CapacityWriter.of(request);
        if (capacity.isWanted()) {
            json.writeArrayFieldStart("ConsumedCapacity");
            for (Read read : reads) {
                capacity.write(json, read.table(), read.response().consumed());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** As the part of a request that asks for the rest. */
    private static void writeUnprocessed(JsonGenerator json, Read read) throws IOException {
        Parameters request = read.wanted().request();
        json.writeStartObject();
        json.writeArrayFieldStart("Keys");
        for (PrimaryKey key : read.response().unprocessed()) {
            json.writeStartObject();
            json.writeFieldName(read.table().key().partition().name());
            ItemWriter.write(json, key.partition());
            if (read.table().key().sort() != null && key.sort() != null) {
                json.writeFieldName(read.table().key().sort().name());
                ItemWriter.write(json, key.sort());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        if (request.has(CONSISTENT)) {
            json.writeBooleanField("ConsistentRead", request.require(CONSISTENT));
        }
        if (request.has(PROJECTION)) {
            json.writeStringField("ProjectionExpression", request.require(PROJECTION));
        }
        if (request.has(NAMES)) {
            json.writeObjectFieldStart("ExpressionAttributeNames");
            for (Map.Entry<String, String> name : request.require(NAMES).entrySet()) {
                json.writeStringField(name.getKey(), name.getValue());
            }
            json.writeEndObject();
        }
        if (request.has(ATTRIBUTES_TO_GET)) {
            json.writeArrayFieldStart("AttributesToGet");
            for (String attribute : request.require(ATTRIBUTES_TO_GET)) {
                json.writeString(attribute);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
