package io.partita.engine.api.statement;

import io.partita.engine.api.ItemStore;

/** Makes services that run statements on a store; found with {@link java.util.ServiceLoader}. */
public interface StatementServiceProvider {

    /** A service over a store, which stays the caller's. */
    StatementService over(ItemStore store);
}
