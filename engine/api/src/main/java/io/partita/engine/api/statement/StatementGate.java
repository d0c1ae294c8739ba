package io.partita.engine.api.statement;

/** Asked for permission before a statement reads or writes anything. */
@FunctionalInterface
public interface StatementGate {

    /** Lets everything pass. */
    StatementGate OPEN = access -> {};

    /**
     * Refuses what may not be done.
     *
     * @throws io.partita.engine.api.error.StoreException ACCESS_DENIED
     */
    void admit(StatementAccess access);
}
