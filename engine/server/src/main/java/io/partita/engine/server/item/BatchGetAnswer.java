package io.partita.engine.server.item;

import static io.partita.engine.server.item.ItemMembers.ATTRIBUTES_TO_GET;
import static io.partita.engine.server.item.ItemMembers.CONSISTENT;
import static io.partita.engine.server.item.ItemMembers.NAMES;
import static io.partita.engine.server.item.ItemMembers.PROJECTION;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The answer to BatchGetItem.
 *
 * @param tables in the order of the request
 */
record BatchGetAnswer(Parameters request, List<OfTable> tables) implements Answer {

    /**
     * What was read of a table.
     *
     * @param request the part of the request that was about it
     */
    record OfTable(Parameters request, TableDefinition table, BatchGetResponse response) {}

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("Responses");
        for (OfTable each : tables) {
            ItemWriter.writeMember(json, each.table().name(), each.response().items());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("UnprocessedKeys");
        for (OfTable each : tables) {
            if (!each.response().unprocessed().isEmpty()) {
                json.writeFieldName(each.table().name());
                writeUnprocessed(json, each);
            }
        }
        json.writeEndObject();
        CapacityWriter.of(request)
                .writeMember(
                        json, tables, OfTable::table, each -> each.response().consumed());
        json.writeEndObject();
    }

    /** As the part of a request that asks for the rest. */
    private static void writeUnprocessed(JsonGenerator json, OfTable of) throws IOException {
        Parameters request = of.request();
        json.writeStartObject();
        json.writeArrayFieldStart("Keys");
        for (PrimaryKey key : of.response().unprocessed()) {
            writeKey(json, of.table(), key);
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

    private static void writeKey(JsonGenerator json, TableDefinition table, PrimaryKey key) throws IOException {
        json.writeStartObject();
        json.writeFieldName(table.key().partition().name());
        ItemWriter.write(json, key.partition());
        KeyAttribute sort = table.key().sort();
        if (sort != null && key.sort() != null) {
            json.writeFieldName(sort.name());
            ItemWriter.write(json, key.sort());
        }
        json.writeEndObject();
    }
}
