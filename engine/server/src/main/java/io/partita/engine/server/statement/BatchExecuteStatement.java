package io.partita.engine.server.statement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.statement.StatementOutcome;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementService;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.CancellationReason;
import io.partita.engine.server.item.CapacityWriter;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;

/** Runs statements that have nothing to do with each other. It succeeds even if all of them fail. */
final class BatchExecuteStatement implements Operation {
    private static final Structure REQUEST =
            Structure.of("BatchExecuteStatementInput", CapacityWriter.MEMBER, StatementMembers.BATCH);

    private final StatementService service;
    private final StatementPermissions permissions;
    private final StatementCapacity capacity;

    BatchExecuteStatement(StatementService service, StatementPermissions permissions, StatementCapacity capacity) {
        this.service = service;
        this.permissions = permissions;
        this.capacity = capacity;
    }

    @Override
    public String name() {
        return "BatchExecuteStatement";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        List<StatementRequest> statements = request.require(StatementMembers.BATCH).stream()
                .map(StatementMembers::ofBatch)
                .toList();
        List<StatementOutcome> outcomes = service.executeEach(statements, permissions.gate(call, null));
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("Responses");
            for (StatementOutcome outcome : outcomes) {
                write(json, outcome);
            }
            json.writeEndArray();
            capacity.write(json, request, outcomes);
            json.writeEndObject();
        };
    }

    private static void write(JsonGenerator json, StatementOutcome outcome) throws IOException {
        json.writeStartObject();
        if (outcome instanceof StatementOutcome.Done done) {
            json.writeStringField("TableName", done.table());
            ItemWriter.writeMember(json, "Item", done.item());
        } else if (outcome instanceof StatementOutcome.Failed failed) {
            CancellationReason reason = CancellationReason.of(failed.failure());
            json.writeObjectFieldStart("Error");
            json.writeStringField("Code", reason.code());
            json.writeStringField("Message", reason.message());
            ItemWriter.writeMember(json, "Item", reason.item());
            json.writeEndObject();
            if (failed.table() != null) {
                json.writeStringField("TableName", failed.table());
            }
        }
        json.writeEndObject();
    }
}
