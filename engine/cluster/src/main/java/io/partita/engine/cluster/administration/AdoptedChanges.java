package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.routing.CatalogSource;
import java.util.function.Supplier;

/** Changes of the catalog of a cluster of several replica sets: they come to all sets that they concern before the caller is answered. */
public final class AdoptedChanges implements CatalogChanges {
    private final CatalogChanges metadata;
    private final CatalogSource catalog;
    private final Supplier<ClusterState> cluster;
    private final Adoption adoption;

    /**
     * Changes that are adopted.
     *
     * @param metadata makes changes in replica set 0
     * @param catalog of replica set 0
     * @param cluster says which replica sets take partitions
     */
    public AdoptedChanges(
            CatalogChanges metadata, CatalogSource catalog, Supplier<ClusterState> cluster, Adoption adoption) {
        this.metadata = metadata;
        this.catalog = catalog;
        this.cluster = cluster;
        this.adoption = adoption;
    }

    @Override
    public void make(CatalogCommand change) {
        for (int attempts = 1; ; attempts++) {
            Catalog before = catalog.refreshed();
            try {
                metadata.make(change);
                adoption.spread(before, catalog.refreshed());
                return;
            } catch (StoreException refused) {
                // A partition changes hands at this moment.
                if (refused.code() != ErrorCode.MOVED || !catalog.follow(attempts)) {
                    throw refused;
                }
            }
        }
    }

    @Override
    public void awaitFilled(String table, String index) {
        metadata.awaitFilled(table, index);
    }

    @Override
    public Placement placement() {
        return PlacementPolicy.ofNewPartitions(cluster.get(), catalog.refreshed());
    }
}
