package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.TransferCommand;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.item.ItemEncoding;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stages steps of the propagation into global indexes. */
final class PropagationWriter {
    private final StagedCatalog catalog;
    private final StagedWrites writes;
    private final Statistics statistics;
    private final ChangeLog changes;

    PropagationWriter(StagedCatalog catalog, StagedWrites writes, Statistics statistics, ChangeLog changes) {
        this.catalog = catalog;
        this.writes = writes;
        this.statistics = statistics;
        this.changes = changes;
    }

    Result stage(long index, PropagationCommand command) {
        if (command instanceof PropagationCommand.ApplyChanges apply) {
            return applyChanges(index, apply);
        } else if (command instanceof PropagationCommand.FillEntries fill) {
            return fillEntries(index, fill);
        } else if (command instanceof PropagationCommand.RecordFill record) {
            recordFill(record);
        } else if (command instanceof PropagationCommand.SkipChanges skip) {
            skipChanges(skip);
        } else if (command instanceof PropagationCommand.BeginChanges begin) {
            changes.origins().stageRemoval(writes.batch(), begin.source());
        } else if (command instanceof PropagationCommand.CorrectSizes correct) {
            correctSizes(correct);
        } else if (command instanceof PropagationCommand.TrimChanges trim && isThere(trim.source())) {
            changes.trim(writes.batch(), trim.source(), trim.sequences());
        }
        return Result.Done.DONE;
    }

    private void correctSizes(PropagationCommand.CorrectSizes correct) {
        Parting counted = statistics.estimates().stagedOf(correct.partition());
        if (counted != null && counted.sequence() == correct.sequence() && isThere(correct.partition())) {
            correct.corrections()
                    .forEach(each -> statistics.add(correct.partition(), each.keyspace(), each.items(), each.bytes()));
            statistics.estimates().stageRemoval(writes.batch(), correct.partition());
        }
    }

    private boolean isThere(int partition) {
        return catalog.hosted(partition) != null;
    }

    private Result applyChanges(long index, PropagationCommand.ApplyChanges apply) {
        PartitionPlace target = target(apply.route(), apply.mutations());
        if (!target.partition().range().equals(apply.range())) {
            throw Refusals.moved();
        }
        long progress = progress(apply.route());
        Sizes sizes = new Sizes();
        long last = progress;
        for (Mutation mutation : apply.mutations()) {
            if (mutation.sequence() > progress) {
                stage(mutation.storageKey(), mutation.entry(), sizes);
                touch(index, target, mutation);
                last = mutation.sequence();
            }
        }
        if (last > progress) {
            putProgress(apply.route(), last);
        }
        count(target, sizes);
        return Result.Done.DONE;
    }

    private void putProgress(Route route, long sequence) {
        byte[] row = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
        writes.batch().put(progressKey(route), row);
    }

    private void skipChanges(PropagationCommand.SkipChanges skip) {
        target(skip.route(), List.of());
        if (progress(skip.route()) < skip.sequence()) {
            putProgress(skip.route(), skip.sequence());
        }
    }

    private Result fillEntries(long index, PropagationCommand.FillEntries fill) {
        PartitionPlace target = target(fill.route(), fill.mutations());
        if (progress(fill.route()) > fill.asOf()) {
            return Result.Outdated.OUTDATED;
        }
        Sizes sizes = new Sizes();
        for (Mutation mutation : fill.mutations()) {
            stage(mutation.storageKey(), mutation.entry(), sizes);
            touch(index, target, mutation);
        }
        count(target, sizes);
        return Result.Done.DONE;
    }

    private void recordFill(PropagationCommand.RecordFill fill) {
        PartitionPlace place = catalog.hosted(fill.source());
        if (place != null && place.table().index(fill.index()) != null) {
            writes.batch().put(SystemKeys.fill(fill.index(), fill.source()), fill.lastKey());
        }
    }

    /** By how much an index partition has grown. */
    private static final class Sizes {
        private long entries;
        private long bytes;
    }

    /** So that it is sent again to where the partition is on its way to. */
    private void touch(long index, PartitionPlace target, Mutation mutation) {
        if (target.partition().relocation() != null) {
            Touches.stage(writes.batch(), target.partition().id(), mutation.storageKey(), index);
        }
    }

    /** Stages an entry, or that there is none, as it is where its partition still is. */
    void stageArrived(int partition, int keyspace, TransferCommand.Entry entry) {
        Sizes sizes = new Sizes();
        stage(entry.storageKey(), entry.value(), sizes);
        statistics.add(partition, keyspace, sizes.entries, sizes.bytes);
    }

    private void stage(byte[] storageKey, byte @Nullable [] entry, Sizes sizes) {
        byte[] old = writes.get(storageKey);
        if (old != null) {
            sizes.entries--;
            sizes.bytes -= ItemEncoding.decode(old).sizeBytes();
        }
        if (entry != null) {
            sizes.entries++;
            sizes.bytes += ItemEncoding.decode(entry).sizeBytes();
            writes.batch().put(storageKey, entry);
        } else if (old != null) {
            writes.batch().delete(storageKey);
        }
    }

    /** Nothing can fail any more, so the statistics may be touched. */
    private void count(PartitionPlace target, Sizes sizes) {
        statistics.add(target.partition().id(), target.keyspace().id(), sizes.entries, sizes.bytes);
    }

    /**
     * Where entries are to go. A partition that is not here, or is no longer so large, may be somewhere else: whoever sends changes to it must not take
     * them for taken in, but look at the catalog again, which says whether there still is an index.
     */
    private PartitionPlace target(Route route, List<Mutation> mutations) {
        PartitionPlace place = catalog.served(route.target());
        if (place == null) {
            throw Refusals.moved();
        }
        HashRange range = place.partition().range();
        for (Mutation mutation : mutations) {
            if (!range.contains(Keyspace.hashOf(mutation.storageKey()))) {
                throw Refusals.moved();
            }
        }
        return place;
    }

    private long progress(Route route) {
        byte[] row = writes.get(progressKey(route));
        return row == null ? 0 : ByteBuffer.wrap(row).getLong();
    }

    private static byte[] progressKey(Route route) {
        return SystemKeys.progress(route.target(), route.source());
    }
}
