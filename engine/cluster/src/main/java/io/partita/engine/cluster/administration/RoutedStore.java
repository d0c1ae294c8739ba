package io.partita.engine.cluster.administration;

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
import io.partita.engine.cluster.routing.Router;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The item operations of a router and the control of its tables, as one store. */
public final class RoutedStore implements ItemStore {
    private final Router router;
    private final TableControl tables;
    private final boolean localReads;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * A store of parts.
     *
     * @param localReads whether a read by key waits for nothing but this process and its disk
     * @param onClose closes what is below; called once
     */
    public RoutedStore(Router router, TableControl tables, boolean localReads, Runnable onClose) {
        this.router = router;
        this.tables = tables;
        this.localReads = localReads;
        this.onClose = onClose;
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
    public TableDefinition definition(String table) {
        return tables.definition(table);
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
        return new Capabilities("Partita", true, true, false, true, localReads, BatchWriteRequest.MAX_WRITES);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            tables.close();
            onClose.run();
        }
    }
}
