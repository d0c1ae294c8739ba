package io.partita.engine.server.item;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to BatchWriteItem.
 *
 * @param tables in the order of the request
 */
record BatchWriteAnswer(Parameters request, List<OfTable> tables) implements Answer {

    /** The writes of a table, in the order of the request. */
    record OfTable(TableDefinition table, List<Done> writes) {
        private Consumed consumed() {
            Consumed consumed = Consumed.NOTHING;
            for (Done write : writes) {
                if (write.response() != null) {
                    consumed = consumed.plus(write.response().consumed());
                }
            }
            return consumed;
        }
    }

    /**
     * What came of a write.
     *
     * @param item the item of a put, the key of a delete
     * @param response null if it was not done
     */
    record Done(boolean isPut, Item item, @Nullable WriteResponse response) {}

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("UnprocessedItems");
        for (OfTable each : tables) {
            writeUnprocessed(json, each);
        }
        json.writeEndObject();
        if (CollectionMetricsWriter.isWanted(request)) {
            json.writeObjectFieldStart("ItemCollectionMetrics");
            for (OfTable each : tables) {
                writeMetrics(json, each);
            }
            json.writeEndObject();
        }
        CapacityWriter.of(request).writeMember(json, tables, OfTable::table, OfTable::consumed);
        json.writeEndObject();
    }

    private static void writeUnprocessed(JsonGenerator json, OfTable of) throws IOException {
        List<Done> left =
                of.writes().stream().filter(write -> write.response() == null).toList();
        if (left.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(of.table().name());
        for (Done write : left) {
            json.writeStartObject();
            json.writeObjectFieldStart(write.isPut() ? "PutRequest" : "DeleteRequest");
            ItemWriter.writeMember(json, write.isPut() ? "Item" : "Key", write.item());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeMetrics(JsonGenerator json, OfTable of) throws IOException {
        boolean begun = false;
        for (Done write : of.writes()) {
            WriteResponse response = write.response();
            if (response != null && response.collectionBytes() != WriteResponse.NO_COLLECTION) {
                if (!begun) {
                    json.writeArrayFieldStart(of.table().name());
                    begun = true;
                }
                CollectionMetricsWriter.write(json, of.table(), write.item().attributes(), response);
            }
        }
        if (begun) {
            json.writeEndArray();
        }
    }
}
