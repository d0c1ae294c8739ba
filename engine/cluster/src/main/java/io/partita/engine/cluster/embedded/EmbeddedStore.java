package io.partita.engine.cluster.embedded;

import io.partita.engine.api.Capabilities;
import io.partita.engine.api.ItemStore;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.BatchWriteResponse;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.cluster.propagation.IndexSource;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replication.GroupLimits;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.cluster.replication.SingleReplicaGroup;
import io.partita.engine.cluster.routing.Router;
import io.partita.engine.storage.OrderedStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A store in this process: a replication group of one whose replica holds all partitions of all tables.
 *
 * <p>Every read sees all writes that were acknowledged before it began, eventually consistent ones included; they
 * only cost less. A read of a global index waits for that, up to {@link EmbeddedOptions#indexWait}, and reads what
 * is there then.
 */
public final class EmbeddedStore implements ItemStore {
    private static final int SET = 0;

    private final OrderedStore ordered;
    private final ScheduledExecutorService background;
    private final ReplicationGroup group;
    private final IndexPropagator propagator;
    private final Router router;
    private final TableControl tables;

    /**
     * The store that lies in an ordered store, which belongs to it from here on, as the executor does.
     *
     * @param clock says when tables are made
     * @param background does what writes leave to be done later
     */
    public EmbeddedStore(
            OrderedStore ordered, EmbeddedOptions options, InstantSource clock, ScheduledExecutorService background) {
        Replica replica = Replica.open(ordered, SET);
        this.ordered = ordered;
        this.background = background;
        this.group = new SingleReplicaGroup(replica, GroupLimits.DEFAULT);
        ReplicaSet unhindered = new LocalReplicaSet(group, () -> replica, IndexBacklog.IGNORED);
        this.propagator = new IndexPropagator(
                new IndexSource(0, () -> replica, id -> unhindered),
                (table, index) -> group.apply(new CatalogCommand.ActivateIndex(table.id(), index.id())),
                background,
                options.propagationBounds(),
                System::nanoTime);
        ReplicaSet set = new LocalReplicaSet(group, () -> replica, propagator);
        this.router = new Router(replica::catalog, id -> set, true);
        this.tables = new TableControl(replica, group, propagator, clock, options.partitionsPerTable());
        replica.onChanges(propagator::wake);
        propagator.resume();
    }

    @Override
    public GetResponse get(GetRequest request) {
        return router.get(request);
    }

    @Override
    public BatchGetResponse batchGet(BatchGetRequest request) {
        return router.batchGet(request);
    }

    @Override
    public Page query(QueryRequest request) {
        return router.query(request);
    }

    @Override
    public Page scan(ScanRequest request) {
        return router.scan(request);
    }

    @Override
    public WriteResponse write(WriteRequest request) {
        return router.write(request);
    }

    @Override
    public BatchWriteResponse batchWrite(BatchWriteRequest request) {
        return router.batchWrite(request);
    }

    @Override
    public List<WriteOutcome> writeEach(List<WriteRequest> writes) {
        return router.writeEach(writes);
    }

    @Override
    public TableDescription createTable(TableDefinition definition) {
        return tables.create(definition);
    }

    @Override
    public TableDescription describeTable(String table) {
        return tables.describe(table);
    }

    @Override
    public TableDescription updateTable(TableUpdate update) {
        return tables.update(update);
    }

    @Override
    public void deleteTable(String table) {
        tables.drop(table);
    }

    @Override
    public List<String> listTables() {
        return tables.list();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("Partita", true, true, false, true, true, BatchWriteRequest.MAX_WRITES);
    }

    @Override
    public void close() {
        tables.close();
        propagator.close();
        background.shutdownNow();
        boolean interrupted = false;
        while (!background.isTerminated()) {
            try {
                // What runs is one step, which ends.
                background.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        group.close();
        ordered.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
