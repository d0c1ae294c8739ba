package io.partita.engine.server.statement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.ItemStore;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.statement.StatementOutcome;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.item.CapacityWriter;
import io.partita.engine.server.wire.Parameters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What statements consumed, table by table. */
final class StatementCapacity {
    private final ItemStore store;

    StatementCapacity(ItemStore store) {
        this.store = store;
    }

    /** As the member of an answer about one table, if it is wanted. */
    void write(JsonGenerator json, Parameters request, String table, Consumed consumed) throws IOException {
        CapacityWriter writer = CapacityWriter.of(request);
        if (writer.isWanted()) {
            writer.writeMember(json, definition(table), consumed);
        }
    }

    /** As the member of an answer about several statements, if it is wanted. */
    void write(JsonGenerator json, Parameters request, List<? extends StatementOutcome> outcomes) throws IOException {
        Map<String, Consumed> byTable = new LinkedHashMap<>();
        for (StatementOutcome outcome : outcomes) {
            if (outcome instanceof StatementOutcome.Done done) {
                byTable.merge(done.table(), done.consumed(), Consumed::plus);
            }
        }
        CapacityWriter.of(request)
                .writeMember(json, byTable.entrySet(), entry -> definition(entry.getKey()), Map.Entry::getValue);
    }

    private TableDefinition definition(String table) {
        return store.definition(table);
    }
}
