package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.BatchWriteResponse;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes of items, alone and in batches. */
final class ItemWrites {
    private final Tables tables;
    private final WriteProposals proposals;

    ItemWrites(Tables tables, WriteProposals proposals) {
        this.tables = tables;
        this.proposals = proposals;
    }

    WriteResponse write(WriteRequest request) {
        return tables.following(() -> {
            PreparedWrite write = PreparedWrite.of(tables.table(request.table()), request);
            return outcome(write, proposals.propose(write));
        });
    }

    /** The outcome of a write among several; if the item was not where it was looked for, it is written by itself. */
    private WriteResponse awaitOrFollow(PreparedWrite write, Proposal proposal) {
        try {
            return outcome(write, proposal);
        } catch (StoreException e) {
            if (e.code() == ErrorCode.MOVED) {
                return write(write.request());
            }
            throw e;
        }
    }

    static WriteResponse outcome(PreparedWrite write, Proposal proposal) {
        Result result = proposal.await();
        if (result instanceof Result.Written written) {
            return write.response(written);
        }
        throw new StoreException(ErrorCode.INTERNAL, "A write came back with " + result);
    }

    BatchWriteResponse batchWrite(BatchWriteRequest request) {
        List<PreparedWrite> writes = prepare(request);
        List<Proposal> proposed = proposals.propose(writes);
        List<WriteRequest> unprocessed = new ArrayList<>();
        Consumed consumed = Consumed.NOTHING;
        StoreException failure = null;
        StoreException unavailable = null;
        for (int i = 0; i < proposed.size(); i++) {
            try {
                consumed = consumed.plus(
                        awaitOrFollow(writes.get(i), proposed.get(i)).consumed());
            } catch (StoreException e) {
                if (isPostponed(e)) {
                    unprocessed.add(writes.get(i).request());
                    unavailable = e.code() == ErrorCode.UNAVAILABLE ? e : unavailable;
                } else if (failure == null || e.code().outcome() == ErrorCode.Outcome.UNKNOWN) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        } else if (unavailable != null && unprocessed.size() == writes.size()) {
            throw unavailable;
        }
        return new BatchWriteResponse(unprocessed, consumed);
    }

    /**
     * Whether a write is left to the caller: it came too fast, or nobody was there to do it, which is said of the whole batch only if
     * nothing of it was done.
     */
    private static boolean isPostponed(StoreException failure) {
        return failure.code() == ErrorCode.THROTTLED || failure.code() == ErrorCode.UNAVAILABLE;
    }

    private List<PreparedWrite> prepare(BatchWriteRequest request) {
        if (request.writes().isEmpty()) {
            throw StoreException.validation(
                    "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy"
                            + " constraint: Member must have length greater than or equal to 1");
        } else if (request.writes().size() > BatchWriteRequest.MAX_WRITES) {
            throw StoreException.validation("Too many items requested for the BatchWriteItem call");
        }
        List<PreparedWrite> writes = new ArrayList<>();
        Set<ByteBuffer> keys = new HashSet<>();
        for (WriteRequest write : request.writes()) {
            checkPlain(write);
            Table table = tables.table(write.table());
            if (write instanceof WriteRequest.Put put && table.items().keyOf(put.item()) == null) {
                throw StoreException.validation("The provided key element does not match the schema");
            }
            PreparedWrite prepared = PreparedWrite.of(table, write);
            if (!keys.add(ByteBuffer.wrap(prepared.command().storageKey()))) {
                throw StoreException.validation("Provided list of item keys contains duplicates");
            }
            writes.add(prepared);
        }
        return writes;
    }

    private static void checkPlain(WriteRequest write) {
        if (write instanceof WriteRequest.UpdateItem || !write.options().equals(WriteOptions.DEFAULT)) {
            throw StoreException.validation("A batch holds puts and deletes without condition or return values");
        }
    }
}
