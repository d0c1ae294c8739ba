package io.partita.engine.cluster.routing;

import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.BatchWriteResponse;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.List;

/** The item operations over partitions. Safe for any number of threads; every failure is a StoreException. */
public final class Router {
    private final ItemReads itemReads;
    private final PageReads pageReads;
    private final ItemWrites itemWrites;
    private final IndependentWrites independentWrites;

    /** @param freshIndexes whether a read of a global index waits, for a while, until it has taken in the writes before it */
    public Router(CatalogSource catalog, ReplicaSets sets, boolean freshIndexes) {
        Tables tables = new Tables(catalog);
        WriteProposals proposals = new WriteProposals(sets);
        this.itemReads = new ItemReads(tables, sets);
        this.pageReads = new PageReads(tables, sets, freshIndexes);
        this.itemWrites = new ItemWrites(tables, proposals);
        this.independentWrites = new IndependentWrites(tables, proposals, itemWrites);
    }

    public GetResponse get(GetRequest request) {
        return itemReads.get(request);
    }

    public BatchGetResponse batchGet(BatchGetRequest request) {
        return itemReads.batchGet(request);
    }

    public Page query(QueryRequest request) {
        return pageReads.query(request);
    }

    public Page scan(ScanRequest request) {
        return pageReads.scan(request);
    }

    public WriteResponse write(WriteRequest request) {
        return itemWrites.write(request);
    }

    public BatchWriteResponse batchWrite(BatchWriteRequest request) {
        return itemWrites.batchWrite(request);
    }

    public List<WriteOutcome> writeEach(List<WriteRequest> writes) {
        return independentWrites.write(writes);
    }
}
