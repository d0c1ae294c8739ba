package io.partita.engine.api.statement;

import java.util.List;

/**
 * Runs statements of PartiQL as Amazon DynamoDB has it. Safe for any number of threads.
 *
 * <p>Every statement is read and checked first, then {@link StatementGate} is asked for what it is about to do, and
 * only then is anything read or written. Failures are {@link io.partita.engine.api.error.StoreException} in the words of
 * the service.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html">PartiQL for
 * DynamoDB</a>.
 */
public interface StatementService {

    /** The most statements of a batch. */
    int MAX_BATCH = 25;

    /** The most statements of a transaction. */
    int MAX_TRANSACTION = 100;

    /**
     * One statement (ExecuteStatement). A read answers one page.
     *
     * @throws io.partita.engine.api.error.StoreException DUPLICATE_ITEM if an INSERT meets an item;
     *     CONDITIONAL_CHECK_FAILED if a write finds none or its condition is false
     */
    StatementResult execute(StatementRequest request, StatementGate gate);

    /**
     * Statements that have nothing to do with each other, all reads or all writes (BatchExecuteStatement).
     *
     * @return as many outcomes, in their order; what keeps one from being done does not keep the others
     * @throws io.partita.engine.api.error.StoreException VALIDATION if reads and writes are mixed
     */
    List<StatementOutcome> executeEach(List<StatementRequest> requests, StatementGate gate);

    /**
     * Statements that are done together or not at all, all reads or all writes (ExecuteTransaction).
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION if a statement cannot be part of a transaction;
     *     NOT_SUPPORTED if there are more statements than the store can do at once, which at present is one
     */
    TransactionOutcome executeTogether(List<StatementRequest> requests, StatementGate gate);
}
