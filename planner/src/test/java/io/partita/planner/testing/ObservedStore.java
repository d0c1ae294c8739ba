package io.partita.planner.testing;

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
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A store that keeps the requests it was sent, and lets a test step in before one and behind a batch. */
public final class ObservedStore implements ItemStore {
    private final ItemStore store;
    private final List<Object> requests = new CopyOnWriteArrayList<>();
    private volatile Consumer<Object> before = request -> {};
    private volatile UnaryOperator<BatchGetResponse> batchAnswer = UnaryOperator.identity();

    public ObservedStore(ItemStore store) {
        this.store = store;
    }

    /** The requests so far, in the order in which they came; the names of described tables among them. */
    public List<Object> requests() {
        return requests;
    }

    public <T> List<T> requests(Class<T> type) {
        return requests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void forget() {
        requests.clear();
    }

    /** Called in the thread of the request; what it throws is the answer. */
    public void before(Consumer<Object> step) {
        before = step;
    }

    public void answerBatches(UnaryOperator<BatchGetResponse> change) {
        batchAnswer = change;
    }

    private void note(Object request) {
        requests.add(request);
        before.accept(request);
    }

    @Override
    public GetResponse get(GetRequest request) {
        note(request);
        return store.get(request);
    }

    @Override
    public BatchGetResponse batchGet(BatchGetRequest request) {
        note(request);
        return batchAnswer.apply(store.batchGet(request));
    }

    @Override
    public Page query(QueryRequest request) {
        note(request);
        return store.query(request);
    }

    @Override
    public Page scan(ScanRequest request) {
        note(request);
        return store.scan(request);
    }

    @Override
    public WriteResponse write(WriteRequest request) {
        note(request);
        return store.write(request);
    }

    @Override
    public BatchWriteResponse batchWrite(BatchWriteRequest request) {
        note(request);
        return store.batchWrite(request);
    }

    @Override
    public TableDescription createTable(TableDefinition definition) {
        note(definition);
        return store.createTable(definition);
    }

    @Override
    public TableDescription describeTable(String table) {
        note(table);
        return store.describeTable(table);
    }

    @Override
    public TableDescription updateTable(TableUpdate update) {
        note(update);
        return store.updateTable(update);
    }

    @Override
    public void deleteTable(String table) {
        note(table);
        store.deleteTable(table);
    }

    @Override
    public List<String> listTables() {
        return store.listTables();
    }

    @Override
    public Capabilities capabilities() {
        return store.capabilities();
    }

    @Override
    public void close() {
        store.close();
    }
}
