package io.partita.engine.remote.item;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.remote.probe.EndpointProbe;
import io.partita.engine.remote.table.Shapes;
import io.partita.engine.remote.value.KeyNames;

/**
 * The items whose conditions failed, where an endpoint ignores that they were asked for: they are read. Such an item may be
 * a later one than that which failed the condition, as it always may be by the time that somebody looks at it. Safe to
 * share between threads.
 */
public final class FailedConditions {
    private final ItemReads reads;
    private final Shapes shapes;
    private final EndpointProbe probe;

    public FailedConditions(ItemReads reads, Shapes shapes, EndpointProbe probe) {
        this.reads = reads;
        this.shapes = shapes;
        this.probe = probe;
    }

    /** The failure of a write that asked for the item: with it if it is there, whatever the endpoint shows. */
    StoreException withItem(WriteRequest request, StoreException failure) {
        if (failure.code() != ErrorCode.CONDITIONAL_CHECK_FAILED
                || failure.item() != null
                || probe.showsItemsOfFailures()) {
            return failure;
        }
        GetRequest read = new GetRequest(request.table(), key(request), Projection.ALL, true);
        return StoreException.conditionFailed(reads.get(read).item());
    }

    private PrimaryKey key(WriteRequest request) {
        if (request instanceof WriteRequest.Put put) {
            return shapes.call(put.table(), shape -> KeyNames.in(shape.key(), put.item()));
        }
        return request instanceof WriteRequest.Delete delete ? delete.key() : ((WriteRequest.UpdateItem) request).key();
    }
}
