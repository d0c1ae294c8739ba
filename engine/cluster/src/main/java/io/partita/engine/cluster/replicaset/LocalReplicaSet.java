package io.partita.engine.cluster.replicaset;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.cluster.partition.Refusals;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.partition.SplitPoint;
import io.partita.engine.cluster.replicaset.PartitionLoad.Demand;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A replica set of which one replica is in this process: commands go into its log, and reads to that replica. */
public final class LocalReplicaSet implements ReplicaSet {
    private final ReplicationGroup group;
    private final Supplier<Replica> replica;
    private final IndexBacklog backlog;
    private final @Nullable DemandMeter meter;

    /**
     * The set of a group; nobody measures what is asked for.
     *
     * @param replica the replica in this process as it is now; after a snapshot has been installed it is another one
     */
    public LocalReplicaSet(ReplicationGroup group, Supplier<Replica> replica, IndexBacklog backlog) {
        this(group, replica, backlog, null);
    }

    /**
     * The set of a group.
     *
     * @param replica the replica in this process as it is now; after a snapshot has been installed it is another one
     * @param meter measures what is asked for, or null
     */
    public LocalReplicaSet(
            ReplicationGroup group, Supplier<Replica> replica, IndexBacklog backlog, @Nullable DemandMeter meter) {
        this.group = group;
        this.replica = replica;
        this.backlog = backlog;
        this.meter = meter;
    }

    @Override
    public List<Proposal> propose(List<Command> commands) {
        if (meter != null) {
            meter.write(replica.get(), commands);
        }
        try {
            @Nullable StoreException @Nullable [] refusals = refusals(commands);
            return refusals == null ? group.propose(commands) : proposeOthers(commands, refusals);
        } catch (StoreException notTaken) {
            Proposal failed = Proposal.failed(notTaken);
            return commands.stream().map(command -> failed).toList();
        }
    }

    /** Why some of the commands are held back, or null if none is. A partition is asked once. */
    private @Nullable StoreException @Nullable [] refusals(List<Command> commands) {
        Replica now = replica.get();
        @Nullable StoreException @Nullable [] refusals = null;
        Map<Integer, @Nullable StoreException> asked = Map.of();
        for (int i = 0; i < commands.size(); i++) {
            PartitionPlace place = commands.get(i) instanceof ItemCommand command
                    ? now.catalog().place(command.storageKey())
                    : null;
            if (place == null || place.table().globalIndexes().isEmpty()) {
                continue;
            }
            if (asked.isEmpty()) {
                asked = new HashMap<>();
            }
            int partition = place.partition().id();
            if (!asked.containsKey(partition)) {
                asked.put(partition, refusal(partition));
            }
            StoreException refusal = asked.get(partition);
            if (refusal != null) {
                refusals = refusals == null ? new StoreException[commands.size()] : refusals;
                refusals[i] = refusal;
            }
        }
        return refusals;
    }

    private @Nullable StoreException refusal(int partition) {
        try {
            backlog.beforeWrite(partition);
            return null;
        } catch (StoreException refusal) {
            return refusal;
        }
    }

    private List<Proposal> proposeOthers(List<Command> commands, @Nullable StoreException[] refusals) {
        List<Command> admitted = new ArrayList<>(commands.size());
        for (int i = 0; i < refusals.length; i++) {
            if (refusals[i] == null) {
                admitted.add(commands.get(i));
            }
        }
        List<Proposal> taken = group.propose(admitted);
        List<Proposal> proposals = new ArrayList<>(commands.size());
        int next = 0;
        for (StoreException refusal : refusals) {
            proposals.add(refusal == null ? taken.get(next++) : Proposal.failed(refusal));
        }
        return proposals;
    }

    @Override
    public @Nullable Item get(byte[] storageKey, boolean consistent) {
        Replica now = reading(consistent);
        Item item = now.reader().get(storageKey);
        check(now.hosts(storageKey));
        measure(now, storageKey, item, consistent);
        return item;
    }

    @Override
    public List<@Nullable Item> getEach(List<byte[]> storageKeys, boolean consistent) {
        Replica now = reading(consistent);
        List<@Nullable Item> items = now.reader().get(storageKeys);
        storageKeys.forEach(storageKey -> check(now.hosts(storageKey)));
        for (int i = 0; i < items.size(); i++) {
            measure(now, storageKeys.get(i), items.get(i), consistent);
        }
        return items;
    }

    private void measure(Replica now, byte[] storageKey, @Nullable Item item, boolean consistent) {
        if (meter != null) {
            meter.read(now, storageKey, item == null ? 0 : item.sizeBytes(), consistent);
        }
    }

    @Override
    public PartialPage read(PageRequest request, boolean consistent) {
        Replica now = reading(consistent);
        PartialPage page = now.reader().read(request);
        check(now.hosts(request.keyspace(), request.range()));
        if (meter != null) {
            meter.read(now, request.range(), page.bytes(), consistent);
        }
        return page;
    }

    private Replica reading(boolean consistent) {
        if (consistent) {
            group.readBarrier();
        }
        return replica.get();
    }

    private static void check(boolean hosted) {
        if (!hosted) {
            throw Refusals.moved();
        }
    }

    @Override
    public void awaitIndexes(int table) {
        backlog.beforeRead(table);
    }

    @Override
    public PartitionLoad load(int partition) {
        Replica now = replica.get();
        PartitionPlace place = now.catalog().place(partition);
        if (place == null || place.partition().set() != now.set()) {
            throw Refusals.moved();
        }
        Size size = now.size(partition, place.keyspace().id());
        if (place.index() == null) {
            for (Index index : place.table().localIndexes()) {
                size = new Size(
                        size.items(),
                        size.bytes() + now.size(partition, index.id()).bytes());
            }
        }
        Demand demand = meter == null ? Demand.NONE : meter.demand(place.partition());
        return new PartitionLoad(size, SplitPoint.of(now, place), demand);
    }

    @Override
    public Map<Integer, Size> sizes(int id) {
        Replica now = replica.get();
        Table table = now.catalog().table(id);
        if (table == null) {
            return Map.of();
        }
        Map<Integer, Size> sizes = new HashMap<>();
        sizes.put(id, size(now, table.partitions(), id));
        for (Index index : table.indexes()) {
            sizes.put(index.id(), size(now, index.partitions(), index.id()));
        }
        return sizes;
    }

    private static Size size(Replica replica, PartitionMap partitions, int keyspace) {
        Size sum = Size.ZERO;
        for (Partition partition : partitions.partitions()) {
            sum = sum.plus(replica.size(partition.id(), keyspace));
        }
        return sum;
    }
}
