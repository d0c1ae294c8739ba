package io.partita.engine.server.table;

import static io.partita.engine.server.table.TableMembers.TABLE_NAME;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** Removes all items of a table at once. The protocol does not know it; it answers as DescribeTable does. */
final class TruncateTable implements Operation {
    private static final Structure REQUEST = Structure.of("TruncateTableInput", TABLE_NAME);

    private final ItemStore store;
    private final TableStates states;
    private final DescriptionWriter writer;
    private final Resources resources;

    TruncateTable(ItemStore store, TableStates states, DescriptionWriter writer, Resources resources) {
        this.store = store;
        this.states = states;
        this.writer = writer;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "TruncateTable";
    }

    /** Whoever may drop the table and make it again may do this. */
    @Override
    public Answer answer(Call call) throws IOException {
        String table = call.read(REQUEST).require(TABLE_NAME);
        call.permission().require("DeleteTable", resources.table(table));
        call.permission().require("CreateTable", resources.table(table));
        return writer.answer("Table", states.update(table, () -> store.updateTable(new TableUpdate.Truncate(table))));
    }
}
