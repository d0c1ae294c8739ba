package io.partita.engine.api.error;

/**
 * Every way in which a store can fail. Each code answers three questions: whose fault is it, may the same
 * request be sent again, and may it have happened nevertheless?
 */
public enum ErrorCode {
    /** The request is malformed or breaks a limit of the data model. */
    VALIDATION(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** The table or index does not exist. */
    RESOURCE_NOT_FOUND(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** The table exists already, or is being changed. */
    RESOURCE_IN_USE(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** The condition of a write was false. */
    CONDITIONAL_CHECK_FAILED(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** A statement inserts an item whose key is taken. */
    DUPLICATE_ITEM(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** The items of one partition key would pass 10 GB in a table with local indexes. */
    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** More of something than is allowed: indexes of a table, tables, concurrent control operations. */
    LIMIT_EXCEEDED(Fault.CALLER, Retry.LATER, Outcome.NOT_DONE),
    /** Too fast: back off. */
    THROTTLED(Fault.CALLER, Retry.LATER, Outcome.NOT_DONE),
    /** The caller may not do this. */
    ACCESS_DENIED(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** The store does not have this ability; {@link Capabilities} says so too. */
    NOT_SUPPORTED(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** The data directory is in use by another process. */
    LOCKED(Fault.CALLER, Retry.LATER, Outcome.NOT_DONE),
    /** The data directory is not one of ours, or of a version that this one cannot read. */
    FOREIGN_DATA(Fault.CALLER, Retry.NEVER, Outcome.NOT_DONE),
    /** The device is full; reads still work. */
    STORAGE_FULL(Fault.STORE, Retry.LATER, Outcome.NOT_DONE),
    /** Stored bytes do not match their checksum or their format. */
    CORRUPTION(Fault.STORE, Retry.NEVER, Outcome.NOT_DONE),
    /** The store is closed or cannot be reached. */
    UNAVAILABLE(Fault.STORE, Retry.LATER, Outcome.NOT_DONE),
    /** What was asked for is kept elsewhere. Said between the parts of a store, which look there; callers do not see it. */
    MOVED(Fault.CALLER, Retry.LATER, Outcome.NOT_DONE),
    /** The write may or may not have happened. */
    UNKNOWN_OUTCOME(Fault.STORE, Retry.NEVER, Outcome.UNKNOWN),
    /** A defect of the store. */
    INTERNAL(Fault.STORE, Retry.NEVER, Outcome.UNKNOWN);

    private final Fault fault;
    private final Retry retry;
    private final Outcome outcome;

    ErrorCode(Fault fault, Retry retry, Outcome outcome) {
        this.fault = fault;
        this.retry = retry;
        this.outcome = outcome;
    }

    public Fault fault() {
        return fault;
    }

    public Retry retry() {
        return retry;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whose fault it is. */
    public enum Fault {
        CALLER,
        STORE
    }

    /** Whether the same request may succeed if it is sent again, unchanged, after a pause. */
    public enum Retry {
        NEVER,
        LATER
    }

    /** Whether a write that failed so can have happened. */
    public enum Outcome {
        NOT_DONE,
        UNKNOWN
    }
}
