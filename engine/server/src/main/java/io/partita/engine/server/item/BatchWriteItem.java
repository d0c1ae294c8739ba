package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ITEM;
import static io.partita.engine.server.item.ItemMembers.KEY;
import static io.partita.engine.server.item.ItemMembers.RETURN_COLLECTION_METRICS;
import static io.partita.engine.server.item.ItemMembers.RETURN_CONSUMED_CAPACITY;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.validation.ItemValidation;
import io.partita.engine.api.validation.KeyValidation;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.ServiceException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts and deletes up to 25 items, of any number of tables, each on its own. */
final class BatchWriteItem implements Operation {
    private static final Member<Parameters> DELETE_REQUEST =
            Member.of("DeleteRequest", Structure.of("DeleteRequest", KEY));
    private static final Member<Parameters> PUT_REQUEST = Member.of("PutRequest", Structure.of("PutRequest", ITEM));
    private static final Member<Map<String, List<Parameters>>> REQUEST_ITEMS = Member.of(
                    "RequestItems",
                    MapShape.of(
                            "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>",
                            ListShape.asEntry(Structure.element("WriteRequest", DELETE_REQUEST, PUT_REQUEST))))
            .notNull()
            .with(Constraint.minLength(1))
            .with(Constraint.keys(
                    List.of(Constraint.maxLength(255), Constraint.minLength(3), Constraint.NAME_CHARACTERS)))
            .with(Constraint.values(
                    List.of(Constraint.maxLength(BatchWriteRequest.MAX_WRITES), Constraint.minLength(1))));
    private static final Structure REQUEST =
            Structure.of("BatchWriteItemInput", RETURN_CONSUMED_CAPACITY, RETURN_COLLECTION_METRICS, REQUEST_ITEMS);

    private final ItemStore store;
    private final Tables tables;

    BatchWriteItem(ItemStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    @Override
    public String name() {
        return "BatchWriteItem";
    }

    /**
     * One write as it was asked for.
     *
     * @param attributes the item of a put, the key of a delete
     */
    private record Asked(String table, boolean isPut, Map<String, AttributeValue> attributes) {}

    /** A write, its table, and what came of it. */
    private record Done(
            Asked asked, TableDefinition table, @Nullable WriteResponse response) {}

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        List<Asked> asked = asked(request.require(REQUEST_ITEMS));
        Map<String, TableDefinition> opened = open(call, request, asked);
        List<WriteRequest> writes = new ArrayList<>();
        Set<Object> keys = new HashSet<>();
        for (Asked each : asked) {
            TableDefinition table = table(opened, each);
            if (!keys.add(List.of(each.table(), key(table, each)))) {
                throw ServiceException.validation("Provided list of item keys contains duplicates");
            }
            writes.add(write(table, each));
        }
        List<WriteOutcome> outcomes = store.writeEach(writes);
        List<Done> done = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            done.add(new Done(asked.get(i), table(opened, asked.get(i)), responseOrUnprocessed(outcomes.get(i))));
        }
        return json -> write(json, request, opened, done);
    }

    private static List<Asked> asked(Map<String, List<Parameters>> requestItems) {
        List<Asked> asked = new ArrayList<>();
        for (Map.Entry<String, List<Parameters>> table : requestItems.entrySet()) {
            for (Parameters write : table.getValue()) {
                Parameters put = write.get(PUT_REQUEST);
                Parameters delete = write.get(DELETE_REQUEST);
                if ((put == null) == (delete == null)) {
                    throw ServiceException.validation("Supplied AttributeValue has more than one datatypes set, must"
                            + " contain exactly one of the supported datatypes");
                }
                Map<String, AttributeValue> attributes = put != null
                        ? put.require(ITEM).checked()
                        : delete.require(KEY).checked();
                if (put != null && Item.of(attributes).sizeBytes() > ItemSize.MAX_ITEM_BYTES) {
                    throw ServiceException.validation("Item size has exceeded the maximum allowed size");
                }
                asked.add(new Asked(table.getKey(), put != null, attributes));
            }
        }
        if (asked.size() > BatchWriteRequest.MAX_WRITES) {
            throw ServiceException.validation("Too many items requested for the BatchWriteItem call");
        }
        return asked;
    }

    private Map<String, TableDefinition> open(Call call, Parameters request, List<Asked> asked) {
        Map<String, TableDefinition> opened = new LinkedHashMap<>();
        for (String table : request.require(REQUEST_ITEMS).keySet()) {
            List<Map<String, AttributeValue>> items = asked.stream()
                    .filter(each -> each.table().equals(table))
                    .map(Asked::attributes)
                    .toList();
            Set<String> attributes = new HashSet<>();
            items.forEach(item -> attributes.addAll(item.keySet()));
            opened.put(
                    table,
                    tables.open(
                            call,
                            this,
                            table,
                            null,
                            (definition, facts) -> facts.leadingKeys(definition, items)
                                    .attributes(attributes)
                                    .returnConsumedCapacity(request)));
        }
        return opened;
    }

    private static TableDefinition table(Map<String, TableDefinition> opened, Asked asked) {
        TableDefinition table = opened.get(asked.table());
        if (table == null) {
            throw new IllegalStateException("a table that was not opened");
        }
        return table;
    }

    /** Checks a write, so that none is done if one of them cannot be, and answers its key. */
    private static PrimaryKey key(TableDefinition table, Asked asked) {
        PrimaryKey key =
                asked.isPut() ? Keys.in(table.key(), asked.attributes()) : Keys.of(table.key(), asked.attributes());
        KeyValidation.check(table.key(), key);
        if (asked.isPut()) {
            ItemValidation.checkPut(table, Item.of(asked.attributes()));
        }
        return key;
    }

    private static WriteRequest write(TableDefinition table, Asked asked) {
        return asked.isPut()
                ? new WriteRequest.Put(table.name(), Item.of(asked.attributes()), WriteOptions.DEFAULT)
                : new WriteRequest.Delete(table.name(), Keys.of(table.key(), asked.attributes()), WriteOptions.DEFAULT);
    }

    /** Null for a write that was only too fast, and is left to the caller. */
    private static @Nullable WriteResponse responseOrUnprocessed(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Failed failed && failed.failure().code() == ErrorCode.THROTTLED) {
            return null;
        }
        return outcome.response();
    }

    private static void write(
            JsonGenerator json, Parameters request, Map<String, TableDefinition> opened, List<Done> done)
            throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("UnprocessedItems");
        for (String table : opened.keySet()) {
            writeUnprocessed(
                    json,
                    done.stream()
                            .filter(each -> isOf(each, table) && each.response() == null)
                            .toList());
        }
        json.writeEndObject();
        if (CollectionMetricsWriter.isWanted(request)) {
            writeMetrics(json, opened, done);
        }
        CapacityWriter capacity = CapacityWriter.of(request);
        if (capacity.isWanted()) {
            json.writeArrayFieldStart("ConsumedCapacity");
            for (TableDefinition table : opened.values()) {
                Consumed consumed = Consumed.NOTHING;
                for (Done each : done) {
                    if (isOf(each, table.name()) && each.response() != null) {
                        consumed = consumed.plus(each.response().consumed());
                    }
                }
                capacity.write(json, table, consumed);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static boolean isOf(Done done, String table) {
        return done.table().name().equals(table);
    }

    private static void writeUnprocessed(JsonGenerator json, List<Done> left) throws IOException {
        if (left.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(left.get(0).table().name());
        for (Done each : left) {
            json.writeStartObject();
            json.writeObjectFieldStart(each.asked().isPut() ? "PutRequest" : "DeleteRequest");
            json.writeFieldName(each.asked().isPut() ? "Item" : "Key");
            ItemWriter.write(json, Item.of(each.asked().attributes()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeMetrics(JsonGenerator json, Map<String, TableDefinition> opened, List<Done> done)
            throws IOException {
        json.writeObjectFieldStart("ItemCollectionMetrics");
        for (String table : opened.keySet()) {
            boolean begun = false;
            for (Done each : done) {
                WriteResponse response = each.response();
                if (isOf(each, table)
                        && response != null
                        && response.collectionBytes() != WriteResponse.NO_COLLECTION) {
                    if (!begun) {
                        json.writeArrayFieldStart(table);
                        begun = true;
                    }
                    CollectionMetricsWriter.write(
                            json, each.table(), each.asked().attributes(), response);
                }
            }
            if (begun) {
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }
}
