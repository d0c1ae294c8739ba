package io.partita.engine.remote;

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
import io.partita.engine.remote.client.Nodes;
import io.partita.engine.remote.item.BatchWrites;
import io.partita.engine.remote.item.ConcurrentWrites;
import io.partita.engine.remote.item.FailedConditions;
import io.partita.engine.remote.item.ItemReads;
import io.partita.engine.remote.item.ItemWrites;
import io.partita.engine.remote.item.PageReads;
import io.partita.engine.remote.probe.EndpointProbe;
import io.partita.engine.remote.table.Backoff;
import io.partita.engine.remote.table.Shapes;
import io.partita.engine.remote.table.TableControl;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * A store behind an endpoint. Every call is a request, or a few; nothing is read ahead, and nothing is remembered but
 * the keys of tables and what the endpoint can do.
 */
final class RemoteStore implements ItemStore {
    /** Of independent writes at a time: what one caller may have of the connections. */
    private static final int WRITE_PARALLELISM = 16;

    private final Nodes nodes;
    private final ExecutorService workers;
    private final EndpointProbe probe;
    private final ItemReads items;
    private final PageReads pages;
    private final ItemWrites writes;
    private final BatchWrites batches;
    private final ConcurrentWrites independent;
    private final TableControl tables;

    /**
     * @param workers runs independent writes; it is shut down with this store
     * @param backoff between looks at a table that is being changed
     */
    RemoteStore(Nodes nodes, ExecutorService workers, Backoff backoff) {
        this.nodes = nodes;
        this.workers = workers;
        this.probe = new EndpointProbe(nodes);
        Shapes shapes = new Shapes(TableControl.definitions(nodes));
        this.items = new ItemReads(nodes, shapes);
        this.pages = new PageReads(nodes, shapes);
        this.writes = new ItemWrites(nodes, shapes, new FailedConditions(items, shapes, probe));
        this.batches = new BatchWrites(nodes, shapes);
        this.independent = new ConcurrentWrites(writes, shapes, workers, WRITE_PARALLELISM);
        this.tables = new TableControl(nodes, shapes, probe, backoff);
    }

    @Override
    public GetResponse get(GetRequest request) {
        return items.get(request);
    }

    @Override
    public BatchGetResponse batchGet(BatchGetRequest request) {
        return items.batchGet(request);
    }

    @Override
    public Page query(QueryRequest request) {
        return pages.query(request);
    }

    @Override
    public Page scan(ScanRequest request) {
        return pages.scan(request);
    }

    @Override
    public WriteResponse write(WriteRequest request) {
        return writes.write(request);
    }

    @Override
    public BatchWriteResponse batchWrite(BatchWriteRequest request) {
        return batches.write(request);
    }

    @Override
    public List<WriteOutcome> writeEach(List<WriteRequest> requests) {
        return independent.write(requests);
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
        tables.delete(table);
    }

    @Override
    public List<String> listTables() {
        return tables.list();
    }

    @Override
    public Capabilities capabilities() {
        return probe.get();
    }

    @Override
    public void close() {
        workers.shutdown();
        nodes.close();
    }
}
