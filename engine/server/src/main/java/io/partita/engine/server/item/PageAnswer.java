package io.partita.engine.server.item;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import java.io.IOException;

/**
 * A page of Query or Scan.
 *
 * @param countOnly whether only the counts are wanted
 */
record PageAnswer(Parameters request, TableDefinition table, Page page, boolean countOnly) implements Answer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("Count", page.count());
        json.writeNumberField("ScannedCount", page.scannedCount());
        if (!countOnly) {
            ItemWriter.writeMember(json, "Items", page.items());
        }
        ItemWriter.writeMember(json, "LastEvaluatedKey", page.lastKey());
        CapacityWriter.of(request).writeMember(json, table, page.consumed());
        json.writeEndObject();
    }
}
