package io.partita.planner;

import io.partita.engine.api.Capabilities;
import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.BatchWriteResponse;
import io.partita.engine.api.request.Consumed;
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

/** One table without items, for statements that are executed for the sake of their way. It takes no writes. */
final class EmptyStore implements ItemStore {
    private final TableDescription table;

    EmptyStore(TableDescription table) {
        this.table = table;
    }

    @Override
    public GetResponse get(GetRequest request) {
        return new GetResponse(null, Consumed.NOTHING);
    }

    @Override
    public BatchGetResponse batchGet(BatchGetRequest request) {
        return new BatchGetResponse(List.of(), List.of(), Consumed.NOTHING);
    }

    @Override
    public Page query(QueryRequest request) {
        return nothing();
    }

    @Override
    public Page scan(ScanRequest request) {
        return nothing();
    }

    private static Page nothing() {
        return new Page(List.of(), 0, 0, null, Consumed.NOTHING);
    }

    @Override
    public WriteResponse write(WriteRequest request) {
        throw refusal();
    }

    @Override
    public BatchWriteResponse batchWrite(BatchWriteRequest request) {
        throw refusal();
    }

    @Override
    public TableDescription createTable(TableDefinition definition) {
        throw refusal();
    }

    @Override
    public TableDescription describeTable(String name) {
        if (name.equals(table.name())) {
            return table;
        }
        throw new StoreException(ErrorCode.RESOURCE_NOT_FOUND, "there is one table, \"" + table.name() + "\"");
    }

    @Override
    public TableDescription updateTable(TableUpdate update) {
        throw refusal();
    }

    @Override
    public void deleteTable(String name) {
        throw refusal();
    }

    @Override
    public List<String> listTables() {
        return List.of(table.name());
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities("nothing", true, true, false, true, true, 1);
    }

    @Override
    public void close() {}

    private static StoreException refusal() {
        return new StoreException(ErrorCode.VALIDATION, "this store stays empty");
    }
}
