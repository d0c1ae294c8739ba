package io.partita.engine.server.table;

import static io.partita.engine.server.table.TableMembers.TABLE_NAME;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** Says what there is to say of a table. */
final class DescribeTable implements Operation {
    private static final Structure REQUEST = Structure.of("DescribeTableInput", TABLE_NAME);

    private final TableStates states;
    private final DescriptionWriter writer;
    private final Resources resources;

    DescribeTable(TableStates states, DescriptionWriter writer, Resources resources) {
        this.states = states;
        this.writer = writer;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DescribeTable";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        String table = call.read(REQUEST).require(TABLE_NAME);
        call.permission().require(name(), resources.table(table));
        return writer.answer("Table", states.describe(table));
    }
}
