package io.partita.engine.cluster.propagation;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.BeginChanges;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.command.PropagationCommand.SkipChanges;
import io.partita.engine.cluster.partition.ChangeRecord;
import io.partita.engine.cluster.partition.Parting;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Takes the changes of one partition of a table into the table's global indexes, in order. Any thread may move it
 * on; one at a time does.
 */
final class PartitionPropagator {
    private static final int MAX_RECORDS = 512;

    /** With one more record, which may hold an item before and after, what is made of them fits an entry of a log. */
    private static final int MAX_BYTES = 1 << 20;

    private final int partition;
    private final IndexSource source;
    private final Lock lock;

    /** Up to which change every index has taken them in. */
    private volatile long takenIn;

    /** The records that have been taken in and not yet been removed. */
    private List<Long> takenInRecords = List.of();

    /** @param lock held by the thread whose turn it is */
    PartitionPropagator(int partition, IndexSource source, Lock lock) {
        this.partition = partition;
        this.source = source;
        this.lock = lock;
    }

    /** Whether every index has taken in the change of this sequence number and those before it. */
    boolean hasTakenIn(long sequence) {
        return takenIn >= sequence;
    }

    /** Moves on by some changes unless another thread is at it; false if there was nothing to do, or no turn to have. */
    boolean tryAdvance() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            return advance();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves on by some changes, or waits while another thread does, until the time is up; false if there was nothing to do, though
     * this replica may have yet to apply what was done.
     */
    boolean advanceWithin(long nanos) throws InterruptedException {
        if (!lock.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            return true;
        }
        try {
            return advance();
        } finally {
            lock.unlock();
        }
    }

    /** Has a fill of an index read and write without changes being taken in at the same time. */
    boolean whileStill(IndexFill fill) {
        lock.lock();
        try {
            return fill.fillSome(partition);
        } finally {
            lock.unlock();
        }
    }

    private boolean advance() {
        long version = source.replica().catalog().version();
        try {
            return advanceOnce();
        } catch (StoreException refused) {
            if (source.isOutdated(version, refused)) {
                return true;
            }
            throw refused;
        }
    }

    private boolean advanceOnce() {
        // The catalog is read after the end of the records, so it knows every index that they are meant for.
        long last = source.changes().last(partition);
        PartitionPlace place = source.place(partition);
        if (place == null) {
            takenIn = Long.MAX_VALUE;
            return false;
        }
        Parting origin = source.changes().origin(partition);
        if (origin != null) {
            return !source.changes().isHeldBack(partition) && begin(place, origin);
        }
        List<ChangeRecord> records =
                takenIn >= last ? List.of() : source.changes().read(partition, takenIn, last, MAX_RECORDS, MAX_BYTES);
        if (records.isEmpty()) {
            // Somebody else has taken in what there was: only then are records removed.
            takenIn = Math.max(takenIn, last);
        }
        if (records.isEmpty() && takenInRecords.isEmpty()) {
            return false;
        }
        List<Proposal> proposals = new ArrayList<>(source.propose(mutations(place, records), ApplyChanges::new));
        if (!takenInRecords.isEmpty()) {
            // They are durable in the indexes by now.
            proposals.addAll(source.propose(List.of(new PropagationCommand.TrimChanges(partition, takenInRecords))));
        }
        proposals.forEach(Proposal::await);
        if (!records.isEmpty()) {
            takenIn = records.get(records.size() - 1).sequence();
        }
        takenInRecords = records.stream().map(ChangeRecord::sequence).toList();
        return true;
    }

    /**
     * The older changes of the items have been taken in as those of the partition that this one was split from. What was read of
     * them to fill an index, and is still on its way, must not come in behind the changes that follow now.
     */
    private boolean begin(PartitionPlace place, Parting origin) {
        List<Proposal> proposals = new ArrayList<>();
        for (Index index : place.table().globalIndexes()) {
            for (Partition target : index.partitions().partitions()) {
                Route route = new Route(origin.source(), target.id());
                proposals.addAll(
                        source.sets().set(target.set()).propose(List.of(new SkipChanges(route, origin.sequence()))));
            }
        }
        proposals.forEach(Proposal::await);
        source.propose(List.of(new BeginChanges(partition))).forEach(Proposal::await);
        return true;
    }

    private RoutedMutations mutations(PartitionPlace place, List<ChangeRecord> records) {
        RoutedMutations mutations = new RoutedMutations(partition);
        for (ChangeRecord change : records) {
            for (Index index : place.table().globalIndexes()) {
                mutations.add(index, change);
            }
        }
        return mutations;
    }
}
