package io.partita.engine.server.table;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** Gives a table another name. The protocol does not know it. */
final class RenameTable implements Operation {
    private static final Member<String> SOURCE = TableMembers.tableName("SourceTableName");
    private static final Member<String> TARGET = TableMembers.tableName("TargetTableName");
    private static final Structure REQUEST = Structure.of("RenameTableInput", SOURCE, TARGET);

    private final ItemStore store;
    private final TableStates states;
    private final DescriptionWriter writer;
    private final Resources resources;

    RenameTable(ItemStore store, TableStates states, DescriptionWriter writer, Resources resources) {
        this.store = store;
        this.states = states;
        this.writer = writer;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "RenameTable";
    }

    /** Whoever may drop the one and make the other may do this. */
    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        String source = request.require(SOURCE);
        String target = request.require(TARGET);
        call.permission().require("DeleteTable", resources.table(source));
        call.permission().require("CreateTable", resources.table(target));
        TableDescription renamed = states.update(source, () -> {
            TableDefinition now = store.describeTable(source).definition();
            return store.updateTable(new TableUpdate.Redefine(source, target, now.columns(), now.tags()));
        });
        return writer.answer("TableDescription", renamed);
    }
}
