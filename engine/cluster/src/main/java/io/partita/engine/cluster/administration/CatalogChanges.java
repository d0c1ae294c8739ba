package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.command.CatalogCommand;

/** How a change of the catalog is made and comes to those who have to know of it. Safe for any number of threads. */
public interface CatalogChanges {

    /**
     * Makes a change; returns when it is durable and everybody who hosts a part of the table knows of it.
     *
     * @throws io.partita.engine.api.error.StoreException if it is refused, or UNKNOWN_OUTCOME
     */
    void make(CatalogCommand change);

    /**
     * Returns when a new global index has taken in the items that were there before it, and can be used, or is gone.
     *
     * @throws io.partita.engine.api.error.StoreException if that cannot be waited for; the index is filled nevertheless
     */
    void awaitFilled(String table, String index);

    /** Where the partitions of a new table or index go. */
    Placement placement();
}
