package io.partita.engine.server.table;

import static io.partita.engine.server.table.TableMembers.TABLE_NAME;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** Says that a table does not have what this endpoint cannot do yet: tools ask, and go on without it. */
final class DescribeAbsent implements Operation {
    private final String feature;
    private final Structure structure;
    private final TableStates states;
    private final Resources resources;

    /**
     * @param feature as the service spells it, for instance {@code TimeToLive}
     */
    DescribeAbsent(String feature, TableStates states, Resources resources) {
        this.feature = feature;
        this.structure = Structure.of("Describe" + feature + "Input", TABLE_NAME);
        this.states = states;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "Describe" + feature;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        String table = call.read(structure).require(TABLE_NAME);
        call.permission().require(name(), resources.table(table));
        states.describe(table);
        return json -> {
            json.writeStartObject();
            json.writeObjectFieldStart(feature + "Description");
            json.writeStringField(feature + "Status", "DISABLED");
            json.writeEndObject();
            json.writeEndObject();
        };
    }
}
