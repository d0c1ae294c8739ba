package io.partita.engine.cluster.routing;

import io.partita.engine.cluster.catalog.Catalog;

/** Where a router has its catalog from. What it knows may be behind what holds. Safe for any number of threads. */
@FunctionalInterface
public interface CatalogSource {

    /** The catalog as it is known; quick. */
    Catalog catalog();

    /**
     * The catalog with every change that was made before the call; may ask others for it. Unless it is overridden, what is
     * known is all there is.
     *
     * @throws io.partita.engine.api.error.StoreException UNAVAILABLE if nobody can say
     */
    default Catalog refreshed() {
        return catalog();
    }

    /**
     * Called when something was not where the catalog says, before it is looked for again: gets to know a newer catalog, and
     * may wait a moment for it. Unless it is overridden, the second attempt is the last.
     *
     * @param attempts how many there were
     * @return whether there is sense in another attempt
     */
    default boolean follow(int attempts) {
        return attempts < 2;
    }
}
