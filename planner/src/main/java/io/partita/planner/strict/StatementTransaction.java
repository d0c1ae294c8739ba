package io.partita.planner.strict;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.statement.StatementGate;
import io.partita.engine.api.statement.StatementOutcome;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementResult;
import io.partita.engine.api.statement.TransactionOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Statements that are done together or not at all. All of them are checked as the protocol wants it; then one is done,
 * and several are refused, because a store cannot yet do them at once.
 */
final class StatementTransaction {
    private final ItemStore store;
    private final List<StatementRequest> requests;
    private final StatementGate gate;

    /** An item of a table. */
    private record Place(String table, PrimaryKey key) {}

    StatementTransaction(ItemStore store, List<StatementRequest> requests, StatementGate gate) {
        this.store = store;
        this.requests = requests.stream().map(StatementTransaction::consistent).toList();
        this.gate = gate;
    }

    /** Transactions read what is there. */
    private static StatementRequest consistent(StatementRequest request) {
        return new StatementRequest(
                request.statement(), request.parameters(), true, 0, null, request.returnItemOnFailure());
    }

    TransactionOutcome run() {
        List<BoundStatement> bound = new ArrayList<>();
        List<TransactionOutcome.Reason> reasons = new ArrayList<>();
        boolean reads = false;
        boolean writes = false;
        for (int i = 0; i < requests.size(); i++) {
            StatementBinder binder = new StatementBinder(store, requests.get(i));
            ParsedStatement parsed = within(i, () -> checked(binder.parse()));
            reads |= parsed.isRead();
            writes |= !parsed.isRead();
            StoreException missing = null;
            try {
                bound.add(within(i, () -> checked(binder.bind(parsed, gate))));
            } catch (StoreException failure) {
                if (failure.code() != ErrorCode.RESOURCE_NOT_FOUND) {
                    throw failure;
                }
                missing = failure;
            }
            reasons.add(new TransactionOutcome.Reason(missing));
        }
        if (reads && writes) {
            throw StoreException.validation(
                    "ExecuteTransaction API does not support both read and write operations in the same request.");
        }
        checkDistinct(bound);
        if (bound.size() < requests.size()) {
            return new TransactionOutcome.Cancelled(reasons);
        }
        return together(bound);
    }

    /** Says which statement is wrong. */
    private static <T> T within(int index, Supplier<T> step) {
        try {
            return step.get();
        } catch (StoreException failure) {
            throw failure.code() == ErrorCode.VALIDATION
                    ? StoreException.validation(
                            "Validation failed in TransactStatements[" + index + "]: " + failure.getMessage())
                    : failure;
        }
    }

    private static ParsedStatement checked(ParsedStatement parsed) {
        if (parsed.isReturning()) {
            throw StoreException.validation("RETURNING clause is not supported in ExecuteTransaction.");
        } else if (parsed.index() != null) {
            throw StoreException.validation("Reads on indices are not supported within transactions.");
        }
        return parsed;
    }

    private static BoundStatement checked(BoundStatement bound) {
        if (bound.key() == null) {
            throw StoreException.validation(
                    "Select statements within ExecuteTransaction must specify the primary key in the where clause.");
        }
        return bound;
    }

    private static void checkDistinct(List<BoundStatement> statements) {
        Set<Place> places = new HashSet<>();
        for (BoundStatement statement : statements) {
            PrimaryKey key = statement.key();
            if (key != null && !places.add(new Place(statement.table(), key))) {
                throw StoreException.validation("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    private TransactionOutcome together(List<BoundStatement> statements) {
        if (statements.size() > 1) {
            throw new StoreException(
                    ErrorCode.NOT_SUPPORTED,
                    "ExecuteTransaction of more than one statement is not supported: this server does not have"
                            + " transactions yet");
        }
        try {
            StatementResult result = new StatementRun(store).run(statements.get(0), requests.get(0));
            Item item = result.items().isEmpty() ? null : result.items().get(0);
            return new TransactionOutcome.Committed(
                    List.of(new StatementOutcome.Done(result.table(), item, doubled(result.consumed()))));
        } catch (StoreException failure) {
            return switch (failure.code()) {
                case CONDITIONAL_CHECK_FAILED, DUPLICATE_ITEM, VALIDATION, ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED ->
                    new TransactionOutcome.Cancelled(List.of(new TransactionOutcome.Reason(failure)));
                default -> throw failure;
            };
        }
    }

    /** A transaction consumes twice what its parts alone would. */
    private static Consumed doubled(Consumed consumed) {
        return consumed.plus(consumed);
    }
}
