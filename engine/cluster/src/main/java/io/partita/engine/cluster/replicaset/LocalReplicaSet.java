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
import io.partita.engine.cluster.partition.PartitionReader;
import io.partita.engine.cluster.partition.Replica;
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

    /**
     * The set of a group.
     *
     * @param replica the replica in this process as it is now; after a snapshot has been installed it is another one
     */
    public LocalReplicaSet(ReplicationGroup group, Supplier<Replica> replica, IndexBacklog backlog) {
        this.group = group;
        this.replica = replica;
        this.backlog = backlog;
    }

    @Override
    public List<Proposal> propose(List<Command> commands) {
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
        @Nullable StoreException @Nullable [] refusals = null;
        Map<Integer, @Nullable StoreException> asked = Map.of();
        for (int i = 0; i < commands.size(); i++) {
            if (!(commands.get(i) instanceof ItemCommand command) || !feedsIndexes(command)) {
                continue;
            }
            if (asked.isEmpty()) {
                asked = new HashMap<>();
            }
            int partition = command.target().partition();
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

    private boolean feedsIndexes(ItemCommand command) {
        PartitionPlace place = replica.get().catalog().place(command.target().partition());
        return place != null && !place.table().globalIndexes().isEmpty();
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
        return reader(consistent).get(storageKey);
    }

    @Override
    public List<@Nullable Item> getEach(List<byte[]> storageKeys, boolean consistent) {
        return reader(consistent).get(storageKeys);
    }

    @Override
    public PartialPage read(PageRequest request, boolean consistent) {
        return reader(consistent).read(request);
    }

    private PartitionReader reader(boolean consistent) {
        if (consistent) {
            group.readBarrier();
        }
        return replica.get().reader();
    }

    @Override
    public void awaitIndexes(int table) {
        backlog.beforeRead(table);
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
