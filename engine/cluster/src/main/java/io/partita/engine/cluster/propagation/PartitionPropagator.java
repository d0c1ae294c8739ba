package io.partita.engine.cluster.propagation;

import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.partition.ChangeRecord;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

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
    private final ReentrantLock lock = new ReentrantLock();

    /** Up to which change every index has taken them in. */
    private volatile long takenIn;

    /** The records that have been taken in and not yet been removed. */
    private List<Long> takenInRecords = List.of();

    PartitionPropagator(int partition, IndexSource source) {
        this.partition = partition;
        this.source = source;
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

    /** Moves on by some changes, or waits while another thread does, until the time is up. */
    void advanceWithin(long nanos) throws InterruptedException {
        if (lock.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            try {
                advance();
            } finally {
                lock.unlock();
            }
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
        // The catalog is read after the end of the records, so it knows every index that they are meant for.
        long last = source.changes().last(partition);
        PartitionPlace place = source.place(partition);
        if (place == null) {
            takenIn = Long.MAX_VALUE;
            return false;
        }
        List<ChangeRecord> records =
                takenIn >= last ? List.of() : source.changes().read(partition, takenIn, last, MAX_RECORDS, MAX_BYTES);
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
