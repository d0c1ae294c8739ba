package io.partita.planner.strict;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.statement.StatementGate;
import io.partita.engine.api.statement.StatementOutcome;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that have nothing to do with each other; one that fails does so alone. */
final class StatementBatch {
    private final ItemStore store;
    private final List<Member> members;
    private final StatementGate gate;

    /**
     * A member.
     *
     * @param parsed null if it could not be
     * @param failure why not, or null
     */
    private record Member(
            StatementRequest request,
            StatementBinder binder,
            @Nullable ParsedStatement parsed,
            @Nullable StoreException failure) {}

    StatementBatch(ItemStore store, List<StatementRequest> requests, StatementGate gate) {
        this.store = store;
        this.members = requests.stream().map(this::parsed).toList();
        this.gate = gate;
    }

    private Member parsed(StatementRequest request) {
        StatementBinder binder = new StatementBinder(store, request);
        try {
            ParsedStatement parsed = binder.parse();
            if (parsed.isCheck()) {
                throw StoreException.validation("EXISTS is only supported in ExecuteTransaction");
            }
            return new Member(request, binder, parsed, null);
        } catch (StoreException failure) {
            return new Member(request, binder, null, failure);
        }
    }

    List<StatementOutcome> run() {
        boolean reads = members.stream()
                .anyMatch(member -> member.parsed() != null && member.parsed().isRead());
        boolean writes = members.stream()
                .anyMatch(member -> member.parsed() != null && !member.parsed().isRead());
        if (reads && writes) {
            throw StoreException.validation(
                    "BatchExecuteStatement API does not support both read and write operations in the same request.");
        }
        List<StatementOutcome> outcomes = new ArrayList<>(members.size());
        for (Member member : members) {
            outcomes.add(outcome(member));
        }
        return outcomes;
    }

    private StatementOutcome outcome(Member member) {
        ParsedStatement parsed = member.parsed();
        if (parsed == null || member.failure() != null) {
            return new StatementOutcome.Failed(null, member.failure());
        }
        try {
            BoundStatement bound = member.binder().bind(parsed, gate);
            if (bound instanceof BoundStatement.Read read && !read.read().readsOneItem()) {
                throw StoreException.validation(
                        "Select statements within BatchExecuteStatement must specify the primary key in the where clause.");
            }
            StatementResult result = new StatementRun(store).run(bound, member.request());
            Item item = result.items().isEmpty() ? null : result.items().get(0);
            return new StatementOutcome.Done(result.table(), item, result.consumed());
        } catch (StoreException failure) {
            return new StatementOutcome.Failed(parsed.table(), failure);
        }
    }
}
