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
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes of items, alone and in batches. */
final class ItemWrites {
    private final Tables tables;
    private final ReplicationGroup group;
    private final WriteAdmission admission;

    ItemWrites(Tables tables, ReplicationGroup group, WriteAdmission admission) {
        this.tables = tables;
        this.group = group;
        this.admission = admission;
    }

    WriteResponse write(WriteRequest request) {
        PreparedWrite write = PreparedWrite.of(tables.table(request.table()), request);
        admit(write);
        return write.response(written(group.apply(write.command())));
    }

    BatchWriteResponse batchWrite(BatchWriteRequest request) {
        List<PreparedWrite> writes = prepare(request);
        List<WriteRequest> unprocessed = new ArrayList<>();
        List<PreparedWrite> admitted = new ArrayList<>();
        for (PreparedWrite write : writes) {
            try {
                admit(write);
                admitted.add(write);
            } catch (StoreException e) {
                postpone(write, e, unprocessed);
            }
        }
        Consumed consumed = propose(admitted, unprocessed);
        return new BatchWriteResponse(unprocessed, consumed);
    }

    private Consumed propose(List<PreparedWrite> writes, List<WriteRequest> unprocessed) {
        List<Command> commands = new ArrayList<>(writes.size());
        writes.forEach(write -> commands.add(write.command()));
        List<Proposal> proposals = group.propose(commands);
        Consumed consumed = Consumed.NOTHING;
        StoreException failure = null;
        for (int i = 0; i < proposals.size(); i++) {
            try {
                Result.Written written = written(proposals.get(i).await());
                consumed = consumed.plus(writes.get(i).response(written).consumed());
            } catch (StoreException e) {
                failure = failure == null ? postpone(writes.get(i), e, unprocessed) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return consumed;
    }

    /** A write that was only too fast is left to the caller; any other failure comes back. */
    private static @Nullable StoreException postpone(
            PreparedWrite write, StoreException failure, List<WriteRequest> unprocessed) {
        if (failure.code() == ErrorCode.THROTTLED) {
            unprocessed.add(write.request());
            return null;
        }
        return failure;
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
            ItemCommand.Target target = prepared.command().target();
            if (!keys.add(ByteBuffer.wrap(target.storageKey()))) {
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

    private void admit(PreparedWrite write) {
        if (!write.table().globalIndexes().isEmpty()) {
            admission.beforeWrite(write.command().target().partition());
        }
    }

    static Result.Written written(Result result) {
        if (result instanceof Result.Written written) {
            return written;
        }
        throw new StoreException(ErrorCode.INTERNAL, "A write came back with " + result);
    }
}
