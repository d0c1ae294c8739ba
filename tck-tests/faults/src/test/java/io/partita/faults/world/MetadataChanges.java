package io.partita.faults.world;

import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.administration.CatalogChanges;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import io.partita.engine.cluster.routing.CatalogSource;
import java.time.Duration;
import java.util.List;

/** Changes of the catalog as set 0 makes them, without telling the other sets. */
final class MetadataChanges implements CatalogChanges {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ReplicaSets sets;
    private final CatalogSource catalog;
    private final Waiting waiting;

    MetadataChanges(ReplicaSets sets, CatalogSource catalog, Waiting waiting) {
        this.sets = sets;
        this.catalog = catalog;
        this.waiting = waiting;
    }

    @Override
    public void make(CatalogCommand change) {
        Result unused =
                sets.set(Cluster.METADATA).propose(List.of(change)).get(0).await();
    }

    @Override
    public void awaitFilled(String tableName, String indexName) {
        while (true) {
            Table table = catalog.refreshed().table(tableName);
            Index index = table == null ? null : table.index(indexName);
            if (index == null || index.status() != Status.CREATING) {
                return;
            }
            waiting.pause(PAUSE);
        }
    }

    @Override
    public Placement placement() {
        throw new UnsupportedOperationException("whoever wraps this places partitions");
    }
}
