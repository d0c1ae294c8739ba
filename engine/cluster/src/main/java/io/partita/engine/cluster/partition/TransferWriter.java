package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.TransferCommand;
import io.partita.engine.cluster.command.TransferCommand.Arrival;
import io.partita.engine.cluster.command.TransferCommand.BeginTransfer;
import io.partita.engine.cluster.command.TransferCommand.CompleteTransfer;
import io.partita.engine.cluster.command.TransferCommand.Entry;
import io.partita.engine.cluster.command.TransferCommand.ForgetTouches;
import io.partita.engine.cluster.command.TransferCommand.Progress;
import io.partita.engine.cluster.command.TransferCommand.TransferEntries;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.item.ItemEncoding;
import java.nio.ByteBuffer;

/**
 * Stages what comes of partitions that are on their way here. Items bring their entries of local indexes with them, as they do when
 * they are written; whoever sends them says what is needed besides.
 */
final class TransferWriter {
    private final StagedCatalog catalog;
    private final StagedWrites writes;
    private final ItemWriter items;
    private final PropagationWriter entries;

    TransferWriter(StagedCatalog catalog, StagedWrites writes, ItemWriter items, PropagationWriter entries) {
        this.catalog = catalog;
        this.writes = writes;
        this.items = items;
        this.entries = entries;
    }

    Result stage(TransferCommand command) {
        if (command instanceof BeginTransfer begin) {
            return begin(begin.arrival());
        } else if (command instanceof TransferEntries transfer) {
            transfer(transfer);
        } else if (command instanceof CompleteTransfer complete) {
            complete(complete);
        } else if (command instanceof ForgetTouches forget) {
            forget.touches().forEach(touch -> Touches.stageRemoval(writes, forget.partition(), touch));
        }
        return Result.Done.DONE;
    }

    private Result begin(Arrival arrival) {
        checkComing(arrival);
        TransferState state = state(arrival);
        TransferState next = new TransferState(state.attempt() + 1, 0, state.cursor());
        put(arrival, next);
        return new Result.Begun(next.attempt(), next.cursor());
    }

    private void transfer(TransferEntries transfer) {
        PartitionPlace place = checkComing(transfer.arrival());
        TransferState state = checkAttempt(transfer.arrival(), transfer.attempt());
        for (Entry entry : transfer.entries()) {
            if (!place.partition().range().contains(Keyspace.hashOf(entry.storageKey()))) {
                throw Refusals.moved();
            }
        }
        int id = transfer.arrival().id();
        for (Entry entry : transfer.entries()) {
            byte[] value = entry.value();
            if (place.index() == null) {
                items.stageArrived(
                        place.table(), id, entry.storageKey(), value == null ? null : ItemEncoding.decode(value));
            } else {
                entries.stageArrived(id, place.keyspace().id(), entry);
            }
        }
        byte[] cursor = transfer.cursor();
        if (cursor != null) {
            put(transfer.arrival(), new TransferState(state.attempt(), 0, cursor));
        }
    }

    private void complete(CompleteTransfer complete) {
        checkComing(complete.arrival());
        TransferState state = checkAttempt(complete.arrival(), complete.attempt());
        int id = complete.arrival().id();
        for (Progress progress : complete.progress()) {
            byte[] row =
                    ByteBuffer.allocate(Long.BYTES).putLong(progress.sequence()).array();
            writes.batch().put(SystemKeys.progress(id, progress.source()), row);
        }
        put(complete.arrival(), new TransferState(state.attempt(), complete.sequence(), state.cursor()));
    }

    private PartitionPlace checkComing(Arrival arrival) {
        PartitionPlace place = catalog.staged().place(arrival.partition());
        Partition partition = place == null ? null : place.partition();
        Relocation relocation = partition == null ? null : partition.relocation();
        if (place == null
                || relocation == null
                || relocation.to() != catalog.set()
                || relocation.id() != arrival.id()) {
            throw Refusals.moved();
        }
        return place;
    }

    private TransferState checkAttempt(Arrival arrival, long attempt) {
        TransferState state = state(arrival);
        if (state.attempt() != attempt) {
            throw Refusals.otherAttempt(arrival.partition(), attempt, state.attempt());
        }
        return state;
    }

    private TransferState state(Arrival arrival) {
        return TransferState.decode(writes.get(SystemKeys.transfer(arrival.id())));
    }

    private void put(Arrival arrival, TransferState state) {
        writes.batch().put(SystemKeys.transfer(arrival.id()), state.encode());
    }
}
