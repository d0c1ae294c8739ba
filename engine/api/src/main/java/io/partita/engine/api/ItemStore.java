package io.partita.engine.api;

import io.partita.engine.api.error.StoreException;
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
import java.util.ArrayList;
import java.util.List;

/**
 * The one door to stored items, shaped like the operations of the DynamoDB protocol. The embedded engine,
 * a cluster and any DynamoDB endpoint stand behind it and behave alike; one contract test is run against
 * all of them.
 *
 * <p>Every method may be called by any number of threads at once and blocks until it has its answer. A
 * write that returns is durable, as far as the store is. Every failure is a {@link StoreException}.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html">API
 * reference</a>.
 */
public interface ItemStore extends AutoCloseable {

    GetResponse get(GetRequest request);

    BatchGetResponse batchGet(BatchGetRequest request);

    /** One page of an item collection; at most 1 MB of items is evaluated. */
    Page query(QueryRequest request);

    /** One page of a segment; at most 1 MB of items is evaluated. */
    Page scan(ScanRequest request);

    /**
     * Puts, updates or deletes one item.
     *
     * @throws StoreException CONDITIONAL_CHECK_FAILED if the condition was false; nothing was changed then
     */
    WriteResponse write(WriteRequest request);

    BatchWriteResponse batchWrite(BatchWriteRequest request);

    /**
     * Does writes that have nothing to do with each other, of any kind and on any tables: each has its own condition
     * and its own outcome, and the failure of one does not keep the others from being done. Writes on one item happen
     * in their order; otherwise any order may be seen. A store makes them together as cheaply as it can; this one
     * makes them one after another.
     *
     * <p>It never throws a {@link StoreException}: what keeps all of them from being done is the outcome of each.
     *
     * @param writes any number of them; a caller that wants to stop in between sends them in several calls
     * @return as many outcomes, in the order of the writes
     */
    default List<WriteOutcome> writeEach(List<WriteRequest> writes) {
        List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
        for (WriteRequest write : writes) {
            try {
                outcomes.add(new WriteOutcome.Done(write(write)));
            } catch (StoreException failure) {
                outcomes.add(new WriteOutcome.Failed(failure));
            }
        }
        return outcomes;
    }

    /**
     * Creates a table and waits until it can be used.
     *
     * @throws StoreException RESOURCE_IN_USE if there is one of this name
     */
    TableDescription createTable(TableDefinition definition);

    /**
     * What there is to say of a table.
     *
     * @throws StoreException RESOURCE_NOT_FOUND if there is none of this name
     */
    TableDescription describeTable(String table);

    /**
     * The definition of a table for those who are about to use its items. Where tables are kept by another process it may be as it
     * was a moment ago, which costs less than {@link #describeTable}, and which the operation that it is for finds out.
     *
     * @throws StoreException RESOURCE_NOT_FOUND
     */
    default TableDefinition definition(String table) {
        return describeTable(table).definition();
    }

    /** Changes a table and waits until the change can be used. */
    TableDescription updateTable(TableUpdate update);

    /** Drops a table with its indexes and items. */
    void deleteTable(String table);

    /** The names of all tables, in order. */
    List<String> listTables();

    Capabilities capabilities();

    /** Releases what this store holds; waits for writes under way. A second call does nothing. */
    @Override
    void close();
}
