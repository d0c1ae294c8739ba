package io.partita.engine.cluster.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replication.GroupLimits;
import io.partita.engine.cluster.replication.SingleReplicaGroup;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A table of which a part is in replica set 1, which answers, and a part in set 2, which does not. */
final class BatchWriteTest {
    private final Replica catalog = Replica.open(OrderedStores.inMemory(), 0);
    private final Replica answering = Replica.open(OrderedStores.inMemory(), 1);
    private final Table table;
    private final Router router;

    BatchWriteTest() {
        catalog.stage(
                1,
                new CatalogCommand.CreateTable(
                        TableDefinition.of("table", Samples.PK), Instant.EPOCH, 2, new Placement(List.of(1, 2))));
        catalog.commit(1, false);
        table = Objects.requireNonNull(catalog.catalog().table("table"));
        answering.stage(1, new CatalogCommand.AdoptTable(table));
        answering.commit(1, false);
        ReplicaSet set = new LocalReplicaSet(
                new SingleReplicaGroup(answering, GroupLimits.DEFAULT), () -> answering, IndexBacklog.IGNORED);
        SingleReplicaGroup closed =
                new SingleReplicaGroup(Replica.open(OrderedStores.inMemory(), 2), GroupLimits.DEFAULT);
        closed.close();
        ReplicaSet silent = new LocalReplicaSet(closed, () -> answering, IndexBacklog.IGNORED);
        router = new Router(catalog::catalog, id -> id == 1 ? set : silent, false);
    }

    private byte[] key(Item item) {
        return Objects.requireNonNull(table.items().keyOf(item));
    }

    /** Puts of items that are kept in a set. */
    private List<WriteRequest> puts(int set) {
        List<WriteRequest> puts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Item item = Samples.item("pk", "item " + i);
            PartitionPlace place = Objects.requireNonNull(catalog.catalog().place(key(item)));
            if (place.partition().set() == set) {
                puts.add(new WriteRequest.Put("table", item, WriteOptions.DEFAULT));
            }
        }
        assertThat(puts).isNotEmpty();
        return puts;
    }

    @Test
    void whatNobodyIsThereToDoIsLeftToTheCaller() {
        List<WriteRequest> writes = new ArrayList<>(puts(2));
        writes.addAll(puts(1));
        assertThat(router.batchWrite(new BatchWriteRequest(writes)).unprocessed())
                .isEqualTo(puts(2));
        for (WriteRequest write : puts(1)) {
            assertThat(answering.reader().get(key(((WriteRequest.Put) write).item())))
                    .isNotNull();
        }
    }

    @Test
    void aBatchOfWhichNothingWasDoneFails() {
        StoreException failure =
                catchThrowableOfType(StoreException.class, () -> router.batchWrite(new BatchWriteRequest(puts(2))));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }
}
