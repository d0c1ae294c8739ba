package io.partita.engine.server.statement;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.statement.StatementOutcome;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementService;
import io.partita.engine.api.statement.TransactionOutcome;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.CancellationReason;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.item.CapacityWriter;
import io.partita.engine.server.wire.ItemWriter;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;

/**
 * Runs statements together or not at all. There can be only one as yet, and a token of the client is not remembered: a
 * transaction that is sent again is done again.
 */
final class ExecuteTransaction implements Operation {
    private static final Structure REQUEST = Structure.of(
            "ExecuteTransactionInput",
            CapacityWriter.MEMBER,
            StatementMembers.TRANSACTION,
            StatementMembers.CLIENT_TOKEN);

    private final StatementService service;
    private final StatementPermissions permissions;
    private final StatementCapacity capacity;

    ExecuteTransaction(StatementService service, StatementPermissions permissions, StatementCapacity capacity) {
        this.service = service;
        this.permissions = permissions;
        this.capacity = capacity;
    }

    @Override
    public String name() {
        return "ExecuteTransaction";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        List<StatementRequest> statements = request.require(StatementMembers.TRANSACTION).stream()
                .map(StatementMembers::ofTransaction)
                .toList();
        List<StatementOutcome.Done> outcomes =
                committed(service.executeTogether(statements, permissions.gate(call, name())));
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("Responses");
            for (StatementOutcome.Done outcome : outcomes) {
                json.writeStartObject();
                ItemWriter.writeMember(json, "Item", outcome.item());
                json.writeEndObject();
            }
            json.writeEndArray();
            capacity.write(json, request, outcomes);
            json.writeEndObject();
        };
    }

    private static List<StatementOutcome.Done> committed(TransactionOutcome outcome) {
        if (outcome instanceof TransactionOutcome.Committed committed) {
            return committed.outcomes();
        } else if (outcome instanceof TransactionOutcome.Cancelled cancelled) {
            throw ServiceException.transactionCanceled(
                    cancelled.reasons().stream().map(ExecuteTransaction::reason).toList());
        }
        throw new IllegalStateException("an outcome without a meaning: " + outcome);
    }

    private static CancellationReason reason(TransactionOutcome.Reason reason) {
        StoreException failure = reason.failure();
        return failure == null ? CancellationReason.NONE : CancellationReason.of(failure);
    }
}
