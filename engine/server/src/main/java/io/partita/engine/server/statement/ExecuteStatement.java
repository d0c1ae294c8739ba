package io.partita.engine.server.statement;

import static io.partita.engine.server.statement.StatementMembers.CONSISTENT;
import static io.partita.engine.server.statement.StatementMembers.LIMIT;
import static io.partita.engine.server.statement.StatementMembers.NEXT_TOKEN;
import static io.partita.engine.server.statement.StatementMembers.PARAMETERS;
import static io.partita.engine.server.statement.StatementMembers.RETURN_ON_FAILURE;
import static io.partita.engine.server.statement.StatementMembers.STATEMENT;

import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementResult;
import io.partita.engine.api.statement.StatementService;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.item.CapacityWriter;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;

/** Runs one statement; a read answers one page. */
final class ExecuteStatement implements Operation {
    private static final Structure REQUEST = Structure.of(
            "ExecuteStatementInput",
            CapacityWriter.MEMBER,
            STATEMENT,
            PARAMETERS,
            CONSISTENT,
            NEXT_TOKEN,
            LIMIT,
            RETURN_ON_FAILURE);

    private final StatementService service;
    private final StatementPermissions permissions;
    private final StatementCapacity capacity;

    ExecuteStatement(StatementService service, StatementPermissions permissions, StatementCapacity capacity) {
        this.service = service;
        this.permissions = permissions;
        this.capacity = capacity;
    }

    @Override
    public String name() {
        return "ExecuteStatement";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        StatementRequest statement = new StatementRequest(
                request.require(STATEMENT),
                StatementMembers.values(request),
                request.get(CONSISTENT, false),
                request.get(LIMIT, 0L).intValue(),
                request.get(NEXT_TOKEN),
                StatementMembers.returnsItem(request));
        StatementResult result = service.execute(statement, permissions.gate(call, null));
        return json -> {
            json.writeStartObject();
            ItemWriter.writeMember(json, "Items", result.items());
            if (result.nextToken() != null) {
                json.writeStringField("NextToken", result.nextToken());
            }
            ItemWriter.writeMember(json, "LastEvaluatedKey", result.lastKey());
            capacity.write(json, request, result.table(), result.consumed());
            json.writeEndObject();
        };
    }
}
