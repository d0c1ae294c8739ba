package io.partita.engine.server.item;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import java.io.IOException;
import java.util.Map;

/**
 * The size of the item collection that a write was in, of tables with local indexes.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ItemCollectionMetrics.html">ItemCollectionMetrics</a>.
 */
final class CollectionMetricsWriter {
    private static final double GIGABYTE = 1L << 30;

    private CollectionMetricsWriter() {}

    static boolean isWanted(Parameters request) {
        return request.get(ItemMembers.RETURN_COLLECTION_METRICS, "NONE").equals("SIZE");
    }

    /** Writes the metrics of an item's collection: between which gigabytes its size is. */
    static void write(
            JsonGenerator json, TableDefinition table, Map<String, AttributeValue> item, WriteResponse response)
            throws IOException {
        String partition = table.key().partition().name();
        AttributeValue key = item.get(partition);
        if (key == null) {
            throw new IllegalStateException("an item that was written without its partition key");
        }
        double lower = Math.floor(response.collectionBytes() / GIGABYTE);
        json.writeStartObject();
        json.writeObjectFieldStart("ItemCollectionKey");
        json.writeFieldName(partition);
        ItemWriter.write(json, key);
        json.writeEndObject();
        json.writeArrayFieldStart("SizeEstimateRangeGB");
        json.writeNumber(lower);
        json.writeNumber(lower + 1);
        json.writeEndArray();
        json.writeEndObject();
    }
}
