package io.partita.engine.cluster.propagation;

import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.PropagationCommand.FillEntries;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.cluster.partition.ChangeRecord;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new global index with the items that were there before it, some at a time, while changes go on. How far it
 * has come is kept in the store, so it goes on after a restart.
 *
 * <p>The items of one step are read after the sequence number of the last change was taken. All changes behind it
 * come into the index later and set right what they have changed since, because each removes the entry of the item
 * as it was. So the index comes to agree with the table, whatever is read when.
 */
final class IndexFill {
    private static final int MAX_ITEMS = 500;
    private static final long MAX_BYTES = 1 << 20;

    private final int indexId;
    private final Replica replica;
    private final ReplicationGroup group;

    IndexFill(int indexId, Replica replica, ReplicationGroup group) {
        this.indexId = indexId;
        this.replica = replica;
        this.group = group;
    }

    /** Reads on in a partition of the table; false if everything in it has been read, or the index is gone. */
    boolean fillSome(int partition) {
        long asOf = replica.changes().last(partition);
        PartitionPlace place = replica.catalog().place(partition);
        Index index = place == null ? null : place.table().index(indexId);
        if (place == null || index == null) {
            return false;
        }
        RoutedMutations mutations = new RoutedMutations(partition);
        byte[] lastKey = read(place, index, asOf, mutations);
        if (lastKey == null) {
            return false;
        }
        List<Command> commands = mutations.commands((route, entries) -> new FillEntries(route, asOf, entries));
        boolean outdated = false;
        for (Proposal proposal : group.propose(commands)) {
            outdated |= proposal.await() == Result.Outdated.OUTDATED;
        }
        if (!outdated) {
            group.apply(new PropagationCommand.RecordFill(indexId, partition, lastKey));
        }
        return true;
    }

    /** The key of the last item that was read, or null if there was none. */
    private byte @Nullable [] read(PartitionPlace place, Index index, long asOf, RoutedMutations mutations) {
        int partition = place.partition().id();
        KeyRange range = place.table().items().range(place.partition().range());
        byte[] cursor = replica.store().get(SystemKeys.fill(indexId, partition));
        if (cursor != null) {
            range = range.behind(cursor, false);
        }
        byte[] lastKey = null;
        long bytes = 0;
        try (OrderedStore.Entries items = replica.store().range(range.from(), range.to(), false)) {
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
