package io.partita.engine.server.item;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import java.io.IOException;
import java.util.Map;

/**
 * The answer to a write of one item.
 *
 * @param item attributes of the item, its key among them
 */
record WriteAnswer(Parameters request, TableDefinition table, Map<String, AttributeValue> item, WriteResponse response)
        implements Answer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        ItemWriter.writeMember(json, "Attributes", response.attributes());
        CapacityWriter.of(request).writeMember(json, table, response.consumed());
        if (response.collectionBytes() != WriteResponse.NO_COLLECTION && CollectionMetricsWriter.isWanted(request)) {
            json.writeFieldName("ItemCollectionMetrics");
            CollectionMetricsWriter.write(json, table, item, response);
        }
        json.writeEndObject();
    }
}
