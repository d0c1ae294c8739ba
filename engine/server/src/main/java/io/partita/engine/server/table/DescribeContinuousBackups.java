package io.partita.engine.server.table;

import static io.partita.engine.server.table.TableMembers.TABLE_NAME;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** Says that a table is not backed up continuously, which it cannot be yet. */
final class DescribeContinuousBackups implements Operation {
    private static final Structure REQUEST = Structure.of("DescribeContinuousBackupsInput", TABLE_NAME);

    private final TableStates states;
    private final Resources resources;

    DescribeContinuousBackups(TableStates states, Resources resources) {
        this.states = states;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DescribeContinuousBackups";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        String table = TableMembers.tableName(call.read(REQUEST));
        call.permission().require(name(), resources.table(table));
        states.describe(table);
        return json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("ContinuousBackupsDescription");
            json.writeStringField("ContinuousBackupsStatus", "DISABLED");
            json.writeEndObject();
            json.writeEndObject();
        };
    }
}
