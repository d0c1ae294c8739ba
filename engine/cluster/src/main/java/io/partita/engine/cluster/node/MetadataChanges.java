package io.partita.engine.cluster.node;

import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.administration.CatalogChanges;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import io.partita.engine.cluster.routing.CatalogSource;
import java.time.Duration;
import java.util.List;

/** Changes of the catalog as the metadata set makes them, without telling others. Without other sets it hosts everything. */
final class MetadataChanges implements CatalogChanges {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ReplicaSet metadata;
    private final CatalogSource catalog;
    private final Waiting waiting;

    MetadataChanges(ReplicaSet metadata, CatalogSource catalog, Waiting waiting) {
        this.metadata = metadata;
        this.catalog = catalog;
        this.waiting = waiting;
    }

    @Override
    public void make(CatalogCommand change) {
        Result done = metadata.propose(List.of(change)).get(0).await();
        assert done == Result.Done.DONE;
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
        return Placement.EMBEDDED;
    }
}
