package io.partita.engine.server.table;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.wire.Constraint;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Shapes;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;

/** Names the tables, a page at a time. */
final class ListTables implements Operation {
    private static final long MAX_NAMES = 100;
    private static final Member<Long> LIMIT =
            Member.of("Limit", Shapes.INTEGER).with(Constraint.atLeast(1)).with(Constraint.atMost(MAX_NAMES));
    private static final Member<String> START = Member.of("ExclusiveStartTableName", Shapes.TEXT)
            .with(Constraint.NAME_CHARACTERS)
            .with(Constraint.minLength(3))
            .with(Constraint.maxLength(255));
    private static final Structure REQUEST = Structure.of("ListTablesInput", LIMIT, START);

    private final TableStates states;
    private final Resources resources;

    ListTables(TableStates states, Resources resources) {
        this.states = states;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "ListTables";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        call.permission().require(name(), resources.all());
        String start = request.get(START, "");
        List<String> rest =
                states.list().stream().filter(name -> name.compareTo(start) > 0).toList();
        int count = (int) Math.min(rest.size(), request.get(LIMIT, MAX_NAMES));
        return json -> {
            json.writeStartObject();
            if (count < rest.size()) {
                json.writeStringField("LastEvaluatedTableName", rest.get(count - 1));
            }
            json.writeArrayFieldStart("TableNames");
            for (String name : rest.subList(0, count)) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }
}
