package io.partita.engine.api.statement;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import org.jspecify.annotations.Nullable;

/** What came of one statement of several. */
public sealed interface StatementOutcome {

    /**
     * It was done.
     *
     * @param item what was read or what RETURNING asked for, or null if there is nothing
     */
    record Done(String table, @Nullable Item item, Consumed consumed) implements StatementOutcome {}

    /**
     * It was not done, or nobody knows whether it was.
     *
     * @param table the table that it is about, or null if not even that can be said
     * @param failure what the statement alone would have thrown
     */
    record Failed(@Nullable String table, StoreException failure) implements StatementOutcome {}
}
