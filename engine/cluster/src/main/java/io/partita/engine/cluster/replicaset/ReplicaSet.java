package io.partita.engine.cluster.replicaset;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replicas that share a log and host some partitions, of any tables. Safe for any number of threads.
 *
 * <p>Every failure is a {@link io.partita.engine.api.error.StoreException}. UNAVAILABLE means that nothing happened;
 * MOVED that besides what was asked for is not hosted here, and has to be looked for elsewhere.
 */
public interface ReplicaSet {

    /**
     * Puts commands into the log, in their order, though others may come between them. They are not atomic together.
     *
     * @return as many proposals, in the order of the commands; what keeps a command from being done comes with its proposal
     */
    List<Proposal> propose(List<Command> commands);

    /**
     * The item of a storage key, or null.
     *
     * @param consistent whether it is as every write has left it that was acknowledged before the call; otherwise it may
     *     be as it was a moment ago
     */
    @Nullable
    Item get(byte[] storageKey, boolean consistent);

    /** The items of some storage keys, in their order, null where there is none; each is read as {@link #get} does. */
    List<@Nullable Item> getEach(List<byte[]> storageKeys, boolean consistent);

    /** What a range of one partition adds to a page. */
    PartialPage read(PageRequest request, boolean consistent);

    /**
     * Waits until the global indexes of a table have taken in every change to what is hosted here that was acknowledged
     * before the call, or for as long as such waits are allowed to last.
     */
    void awaitIndexes(int table);

    /**
     * How much a partition holds that is hosted here, and where it can be split. It takes a few dozen looks at the store.
     *
     * @throws io.partita.engine.api.error.StoreException MOVED if it is not hosted here
     */
    PartitionLoad load(int partition);

    /** How much is hosted of a table and of its indexes, by the ids of the table and of the indexes. */
    Map<Integer, Size> sizes(int table);
}
