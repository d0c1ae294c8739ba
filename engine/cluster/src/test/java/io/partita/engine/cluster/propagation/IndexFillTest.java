package io.partita.engine.cluster.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.command.PropagationCommand.TrimChanges;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.index.IndexEntry;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replication.GroupLimits;
import io.partita.engine.cluster.replication.SingleReplicaGroup;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.item.ItemEncoding;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class IndexFillTest {
    private static final IndexDefinition GLOBAL = Samples.global("global", "g", IndexProjection.ALL);
    private static final Item BEFORE = Samples.item("pk", "a", "sk", 1, "g", "x");
    private static final Item AFTER = Samples.item("pk", "b", "sk", 1, "g", "x");

    private final OrderedStore store = OrderedStores.inMemory();
    private Replica replica = Replica.open(store, 0);

    private void apply(Command command) {
        long index = replica.appliedIndex() + 1;
        Result unused = replica.stage(index, command);
        replica.commit(index, false);
    }

    private Table table() {
        return Objects.requireNonNull(replica.catalog().table("table"));
    }

    private void put(Item item) {
        byte[] key = Objects.requireNonNull(table().items().keyOf(item));
        apply(new ItemCommand.PutItem(key, ItemEncoding.decode(ItemEncoding.encode(item)), null, false));
    }

    /** Then no change is there to say how far the items have come that are read for the index. */
    @Test
    void goesOnWhenAllChangesAreGoneAndTheStoreHasBeenOpenedAgain() {
        apply(new CatalogCommand.CreateTable(
                TableDefinition.of("table", Samples.PK_SK), Instant.EPOCH, 1, Placement.EMBEDDED));
        put(BEFORE);
        apply(new CatalogCommand.CreateIndex("table", GLOBAL, Placement.EMBEDDED));
        put(AFTER);
        Index index = table().globalIndexes().get(0);
        int source = table().partitions().partitions().get(0).id();
        Route route = new Route(source, index.partitions().partitions().get(0).id());
        long change = replica.changes().last(source);
        IndexEntry after = Objects.requireNonNull(IndexEntry.of(index, AFTER));
        apply(new ApplyChanges(
                route,
                HashRange.ALL,
                List.of(new Mutation(change, after.storageKey(), ItemEncoding.encode(after.item())))));
        apply(new TrimChanges(source, List.of(change)));
        replica = Replica.open(store, 0);

        LocalReplicaSet set = new LocalReplicaSet(
                new SingleReplicaGroup(replica, GroupLimits.DEFAULT), () -> replica, IndexBacklog.IGNORED);
        IndexFill fill = new IndexFill(index.id(), new IndexSource(0, () -> replica, id -> set));
        int steps = 0;
        while (fill.fillSome(source) && steps < 10) {
            steps++;
        }
        assertThat(steps).isEqualTo(1);
        for (Item item : List.of(BEFORE, AFTER)) {
            IndexEntry entry = Objects.requireNonNull(IndexEntry.of(index, item));
            assertThat(store.get(entry.storageKey())).isEqualTo(ItemEncoding.encode(entry.item()));
        }
    }
}
