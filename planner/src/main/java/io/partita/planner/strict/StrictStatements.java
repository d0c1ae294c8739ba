package io.partita.planner.strict;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.statement.StatementGate;
import io.partita.engine.api.statement.StatementOutcome;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementResult;
import io.partita.engine.api.statement.StatementService;
import io.partita.engine.api.statement.TransactionOutcome;
import java.util.List;

/**
 * The statements of the protocol over a store. Nothing is kept between two calls: a page token carries what the next
 * page needs.
 */
public final class StrictStatements implements StatementService {
    /** The longest statement. */
    static final int MAX_CHARS = 8192;

    private final ItemStore store;

    public StrictStatements(ItemStore store) {
        this.store = store;
    }

    @Override
    public StatementResult execute(StatementRequest request, StatementGate gate) {
        StatementBinder binder = new StatementBinder(store, request);
        ParsedStatement parsed = binder.parse();
        if (parsed.isCheck()) {
            throw StoreException.validation("EXISTS is only supported in ExecuteTransaction");
        }
        return new StatementRun(store).run(binder.bind(parsed, gate), request);
    }

    @Override
    public List<StatementOutcome> executeEach(List<StatementRequest> requests, StatementGate gate) {
        return new StatementBatch(store, requests, gate).run();
    }

    @Override
    public TransactionOutcome executeTogether(List<StatementRequest> requests, StatementGate gate) {
        return new StatementTransaction(store, requests, gate).run();
    }
}
