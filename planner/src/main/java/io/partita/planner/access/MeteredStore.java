package io.partita.planner.access;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.session.Execution;
import java.util.List;
import java.util.Locale;

/**
 * The store as one execution sees it: before each request it looks whether the statement is to go on, and after it
 * tallies what was consumed. Safe to share between the workers of the execution.
 */
public final class MeteredStore {
    private final ItemStore store;
    private final Execution execution;
    private final double maxReadUnits;

    /**
     * The store for an execution.
     *
     * @param maxReadUnits budget of the statement, or 0 for none
     */
    public MeteredStore(ItemStore store, Execution execution, double maxReadUnits) {
        this.store = store;
        this.execution = execution;
        this.maxReadUnits = maxReadUnits;
    }

    GetResponse get(GetRequest request) {
        execution.checkRunning();
        try {
            GetResponse response = store.get(request);
            execution.addRequest(response.consumed(), 1, response.item() == null ? 0 : 1);
            checkBudget();
            return response;
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        }
    }

    BatchGetResponse batchGet(BatchGetRequest request) {
        execution.checkRunning();
        try {
            BatchGetResponse response = store.batchGet(request);
            int read = request.keys().size() - response.unprocessed().size();
            execution.addRequest(response.consumed(), read, response.items().size());
            checkBudget();
            return response;
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        }
    }

    Page query(QueryRequest request) {
        execution.checkRunning();
        try {
            return tallied(store.query(request));
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        }
    }

    Page scan(ScanRequest request) {
        execution.checkRunning();
        try {
            return tallied(store.scan(request));
        } catch (StoreException failure) {
            throw QueryException.of(failure);
        }
    }

    /**
     * Writes; a failure is an outcome, because a false condition means different things to different statements.
     */
    public WriteOutcome write(WriteRequest request) {
        execution.checkRunning();
        WriteOutcome outcome;
        try {
            outcome = new WriteOutcome.Done(store.write(request));
        } catch (StoreException failure) {
            outcome = new WriteOutcome.Failed(failure);
        }
        return tallied(outcome);
    }

    /** Does writes that are independent of each other; each counts as one request. */
    public List<WriteOutcome> writeEach(List<WriteRequest> requests) {
        execution.checkRunning();
        List<WriteOutcome> outcomes = store.writeEach(requests);
        outcomes.forEach(this::tallied);
        return outcomes;
    }

    private WriteOutcome tallied(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Done done) {
            execution.addRequest(done.response().consumed(), 0, 0);
        }
        return outcome;
    }

    /** How many items of this size the budget still pays for; at least 1. */
    int affordableItems(long averageBytes, boolean consistent) {
        if (maxReadUnits <= 0 || averageBytes <= 0) {
            return Integer.MAX_VALUE;
        }
        double left = maxReadUnits - execution.tally().consumed().readUnits();
        return (int)
                Math.max(1, Math.min(Integer.MAX_VALUE, left * AccessRead.bytesOfAUnit(consistent) / averageBytes));
    }

    private Page tallied(Page page) {
        execution.addRequest(page.consumed(), page.scannedCount(), page.count());
        checkBudget();
        return page;
    }

    private void checkBudget() {
        if (maxReadUnits <= 0) {
            return;
        }
        Execution.Tally tally = execution.tally();
        if (tally.consumed().readUnits() > maxReadUnits) {
            throw new QueryException(
                    QueryErrorCode.BUDGET_EXCEEDED,
                    String.format(
                            Locale.ROOT,
                            "the statement stopped at %.1f read units, over its budget of %.1f; it had sent %d requests,"
                                    + " read %d items and got %d of them. A key condition or an index would make it"
                                    + " cheaper; maxReadUnits or the hint BUDGET(units n) allows more",
                            tally.consumed().readUnits(),
                            maxReadUnits,
                            tally.requests(),
                            tally.itemsRead(),
                            tally.itemsReturned()));
        }
    }
}
