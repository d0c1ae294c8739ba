package io.partita.engine.cluster.propagation;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.PropagationCommand.FillEntries;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.cluster.partition.ChangeRecord;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new global index with the items that were there before it, some at a time, while changes go on. How far it
 * has come is kept in the store, so it goes on after a restart.
 *
 * <p>The items of one step are read after it was noted how far the log has been applied. All changes behind that
 * come into the index later and set right what they have changed since, because each removes the entry of the item
 * as it was. So the index comes to agree with the table, whatever is read when.
 */
final class IndexFill {
    private static final int MAX_ITEMS = 500;
    private static final long MAX_BYTES = 1 << 20;

    private final int indexId;
    private final IndexSource source;

    IndexFill(int indexId, IndexSource source) {
        this.indexId = indexId;
        this.source = source;
    }

    /** Reads on in a partition of the table; false if everything in it has been read, or the index is gone. */
    boolean fillSome(int partition) {
        // Changes are numbered by the entries of the log. The last change does not say it: if all have been taken in
        // and
        // the store has been opened again nobody knows which it was, and an item may have been of another partition
        // then.
        long asOf = source.replica().appliedIndex();
        long version = source.replica().catalog().version();
        PartitionPlace place = source.place(partition);
        Index index = place == null ? null : place.table().index(indexId);
        if (place == null || index == null) {
            return false;
        }
        RoutedMutations mutations = new RoutedMutations(partition);
        byte[] lastKey = read(place, index, asOf, mutations);
        if (lastKey == null) {
            finish(place, index);
            return false;
        }
        if (isTakenIn(
                version, source.propose(mutations, (route, range, entries) -> new FillEntries(route, asOf, entries)))) {
            record(partition, lastKey);
        }
        return true;
    }

    /** Whether all that was proposed has been done; if not it is worth trying again now. */
    private boolean isTakenIn(long version, List<Proposal> proposals) {
        boolean outdated = false;
        try {
            for (Proposal proposal : proposals) {
                outdated |= proposal.await() == Result.Outdated.OUTDATED;
            }
        } catch (StoreException refused) {
            if (!source.isOutdated(version, refused)) {
                throw refused;
            }
            return false;
        }
        return !outdated;
    }

    /** The end of the range in place of a key says that nothing is left to be read. */
    private void finish(PartitionPlace place, Index index) {
        int partition = place.partition().id();
        byte[] end = place.table().items().range(place.partition().range()).to();
        if (index.status() == Status.CREATING
                && !Arrays.equals(end, source.replica().store().get(SystemKeys.fill(indexId, partition)))) {
            record(partition, end);
        }
    }

    private void record(int partition, byte[] lastKey) {
        source.propose(List.of(new PropagationCommand.RecordFill(indexId, partition, lastKey)))
                .get(0)
                .await();
    }

    /** The key of the last item that was read, or null if there was none. */
    private byte @Nullable [] read(PartitionPlace place, Index index, long asOf, RoutedMutations mutations) {
        int partition = place.partition().id();
        KeyRange range = place.table().items().range(place.partition().range());
        byte[] cursor = source.replica().store().get(SystemKeys.fill(indexId, partition));
        if (cursor != null) {
            range = range.behind(cursor, false);
        }
        if (range.isEmpty()) {
            // It was read to its end when that was further away.
            return null;
        }
        byte[] lastKey = null;
        long bytes = 0;
        try (OrderedStore.Entries items = source.replica().store().range(range.from(), range.to(), false)) {
            for (int i = 0; i < MAX_ITEMS && bytes < MAX_BYTES && items.next(); i++) {
                Item item = ItemEncoding.decode(items.value());
                mutations.add(index, new ChangeRecord(asOf, null, item));
                bytes += item.sizeBytes();
                lastKey = items.key();
            }
        }
        return lastKey;
    }
}
