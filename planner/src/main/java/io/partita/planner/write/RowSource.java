package io.partita.planner.write;

import io.partita.engine.api.item.AttributeValue;
import org.jspecify.annotations.Nullable;

/** The rows of a query, as the items that are to be written; for one thread, and to be closed. */
public interface RowSource extends AutoCloseable {

    /**
     * The next item, a map if it can be one, or null behind the last.
     *
     * @throws io.partita.planner.error.QueryException if the query fails or is cancelled meanwhile
     */
    @Nullable
    AttributeValue next();

    @Override
    void close();
}
