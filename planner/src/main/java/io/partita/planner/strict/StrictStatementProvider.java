package io.partita.planner.strict;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.statement.StatementService;
import io.partita.engine.api.statement.StatementServiceProvider;

/** Found by servers that have the query layer beside them. */
public final class StrictStatementProvider implements StatementServiceProvider {

    @Override
    public StatementService over(ItemStore store) {
        return new StrictStatements(store);
    }
}
