package io.partita.engine.server.table;

import static io.partita.engine.server.table.TableMembers.TABLE_NAME;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** Says that the items of a table do not expire, which they cannot yet. */
final class DescribeTimeToLive implements Operation {
    private static final Structure REQUEST = Structure.of("DescribeTimeToLiveInput", TABLE_NAME);

    private final TableStates states;
    private final Resources resources;

    DescribeTimeToLive(TableStates states, Resources resources) {
        this.states = states;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DescribeTimeToLive";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        String table = TableMembers.tableName(call.read(REQUEST));
        call.permission().require(name(), resources.table(table));
        states.describe(table);
        return json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("TimeToLiveDescription");
            json.writeStringField("TimeToLiveStatus", "DISABLED");
            json.writeEndObject();
            json.writeEndObject();
        };
    }
}
