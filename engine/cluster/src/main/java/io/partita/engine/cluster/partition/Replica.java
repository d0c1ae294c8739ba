package io.partita.engine.cluster.partition;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.CatalogEncoding;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.TransferCommand;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ClusterStateEncoding;
import io.partita.engine.cluster.replication.StateMachine;
import io.partita.engine.storage.OrderedStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replica of some partitions in an ordered store, to which it applies the commands of a log. What it makes of a
 * command follows only from the commands before it, so all replicas of a log are alike.
 *
 * <p>One thread at a time stages and commits; everything else may be called by any number of threads and answers
 * from what is committed.
 */
public final class Replica implements StateMachine {
    private static final byte[] APPLIED_INDEX = SystemKeys.appliedIndex();

    private final OrderedStore store;
    private final int set;
    private final PartitionReader reader;
    private final StagedWrites writes;
    private final StagedCatalog catalog;
    private final StagedCluster cluster;
    private final Statistics statistics;
    private final ChangeLog changes;
    private final ItemWriter itemWriter;
    private final CatalogWriter catalogWriter;
    private final PropagationWriter propagationWriter;
    private final TransferWriter transferWriter;
    private final ClusterWriter clusterWriter;
    private final Measurements measurements;
    private volatile Runnable onChanges = () -> {};
    private volatile long appliedIndex;

    /** The applied index that is in the store: behind the other one when the last commands changed nothing. */
    private long storedIndex;

    private Replica(OrderedStore store, int set, Catalog committed, long maxCollectionBytes) {
        this.store = store;
        this.set = set;
        this.reader = new PartitionReader(store);
        this.writes = new StagedWrites(store);
        this.catalog = new StagedCatalog(set, committed);
        this.cluster = new StagedCluster(ClusterStateEncoding.read(store));
        this.statistics = Statistics.read(store);
        this.changes = ChangeLog.read(store, partitionsOf(committed, set));
        this.itemWriter =
                new ItemWriter(catalog, writes, statistics, changes, new ItemCollections(writes, maxCollectionBytes));
        this.catalogWriter = new CatalogWriter(
                cluster,
                catalog,
                writes,
                new DataRemoval(writes, statistics, changes),
                new PartitionInheritance(set, writes, statistics, changes));
        this.propagationWriter = new PropagationWriter(catalog, writes, statistics, changes);
        this.transferWriter = new TransferWriter(catalog, writes, itemWriter, propagationWriter);
        this.clusterWriter = new ClusterWriter(set, cluster, catalog, writes);
        this.measurements = new Measurements(store, APPLIED_INDEX);
        byte[] applied = store.get(APPLIED_INDEX);
        this.storedIndex = applied == null ? 0 : ByteBuffer.wrap(applied).getLong();
        this.appliedIndex = storedIndex;
    }

    /**
     * The replica that lies in a store, or an empty one if the store is new. The caller keeps and closes the store.
     *
     * @param set the id of the replica set; 0 in a store of one process
     * @throws StoreException CORRUPTION if the store holds something else
     */
    public static Replica open(OrderedStore store, int set) {
        return open(store, set, ItemCollections.MAX_BYTES);
    }

    /** @param maxCollectionBytes the limit of an item collection in a table with local indexes */
    static Replica open(OrderedStore store, int set, long maxCollectionBytes) {
        return new Replica(store, set, CatalogEncoding.read(store), maxCollectionBytes);
    }

    private static Collection<Integer> partitionsOf(Catalog catalog, int set) {
        List<Integer> partitions = new ArrayList<>();
        for (Table table : catalog.tables()) {
            for (Partition partition : table.partitions().partitions()) {
                if (partition.set() == set) {
                    partitions.add(partition.id());
                }
            }
        }
        return partitions;
    }

    /** The id of the replica set. */
    public int set() {
        return set;
    }

    /** Nodes, replica sets and tasks as committed; only set 0 has any. */
    public ClusterState cluster() {
        return cluster.committed();
    }

    /** The tables as committed. */
    public Catalog catalog() {
        return catalog.committed();
    }

    /** How much a partition holds of a table or index. */
    public Size size(int partition, int keyspace) {
        return statistics.size(partition, keyspace);
    }

    /** The partitions of which only the sum of the sizes is right, because they were split and not yet counted again. */
    public Map<Integer, Parting> estimates() {
        return Collections.unmodifiableMap(statistics.estimates().all());
    }

    /** The changes that global indexes have yet to take in. */
    public ChangeLog changes() {
        return changes;
    }

    public OrderedStore store() {
        return store;
    }

    /**
     * Whether this set answers for what a storage key belongs to. To be asked after a read: what was not hosted any more when it was
     * read may have been removed.
     */
    public boolean hosts(byte[] storageKey) {
        PartitionPlace place = catalog().place(storageKey);
        return place != null && place.partition().isServedBy(set);
    }

    /** Whether this set answers for all that a range belongs to; to be asked after a read. */
    public boolean hosts(Keyspace keyspace, KeyRange range) {
        if (range.isEmpty()) {
            return true;
        }
        PartitionPlace place = catalog().place(range.from());
        while (place != null && place.partition().isServedBy(set)) {
            HashRange hashes = place.partition().range();
            byte[] end = keyspace.range(hashes).to();
            if (Arrays.compareUnsigned(range.to(), end) <= 0) {
                return true;
            }
            place = catalog().place(end);
        }
        return false;
    }

    /** Reads what is committed. */
    public PartitionReader reader() {
        return reader;
    }

    /**
     * Has somebody called after every commit that leaves changes to be taken in, or changes the catalog or the cluster; by the committing
     * thread, so it must be quick.
     */
    public void onChanges(Runnable listener) {
        onChanges = listener;
    }

    @Override
    public long appliedIndex() {
        return appliedIndex;
    }

    @Override
    public Result stage(long index, Command command) {
        int position = writes.position();
        try {
            return dispatch(index, command);
        } catch (StoreException e) {
            writes.rollBack(position);
            throw e;
        } catch (RuntimeException e) {
            writes.rollBack(position);
            throw new StoreException(ErrorCode.INTERNAL, "A command failed because of a defect: " + e, e);
        } catch (StackOverflowError e) {
            writes.rollBack(position);
            throw StoreException.validation("An expression is nested too deeply to be evaluated");
        }
    }

    private Result dispatch(long index, Command command) {
        if (command instanceof ItemCommand item) {
            return itemWriter.stage(index, item);
        } else if (command instanceof PropagationCommand propagation) {
            return propagationWriter.stage(index, propagation);
        } else if (command instanceof CatalogCommand change) {
            return catalogWriter.stage(index, change);
        } else if (command instanceof TransferCommand transfer) {
            return transferWriter.stage(transfer);
        } else if (command instanceof ClusterCommand change) {
            return clusterWriter.stage(change);
        } else if (command instanceof MeasureRows measure) {
            return measure(index, measure);
        }
        throw new IllegalStateException("a command that nobody applies: " + command);
    }

    private Result measure(long index, MeasureRows measure) {
        if (writes.position() > 0) {
            throw new IllegalStateException("rows are measured between commits");
        }
        return measurements.measure(index, measure);
    }

    /** What was found at an entry of the log that is {@link MeasureRows}; null if it is not known, or not any more. */
    public @Nullable Long measured(long index) {
        return measurements.digest(index);
    }

    @Override
    public void commit(long index, boolean lazily) {
        if (writes.position() > 0 || catalog.isStaged()) {
            statistics.writeTo(writes.batch());
            catalog.writeTo(writes.batch());
            putIndex(index);
            try {
                if (lazily) {
                    store.commitLazily(writes.batch());
                } else {
                    store.commit(writes.batch());
                }
            } catch (RuntimeException e) {
                discard();
                throw e;
            }
            storedIndex = index;
        }
        publish(index);
    }

    private void putIndex(long index) {
        byte[] row = ByteBuffer.allocate(Long.BYTES).putLong(index).array();
        writes.batch().put(APPLIED_INDEX, row);
    }

    /**
     * Keeps in the store that everything up to an entry has been applied, although the last entries changed nothing. Nothing
     * may be staged.
     */
    public void recordProgress(long index) {
        long progress = Math.max(index, appliedIndex);
        if (progress > storedIndex) {
            putIndex(progress);
            commit(progress, true);
        }
    }

    private void publish(long index) {
        appliedIndex = index;
        writes.clear();
        // Before the changes, so that whoever sees a change also sees the index that it was recorded for.
        boolean otherMetadata = catalog.isStaged() || cluster.isStaged();
        cluster.publish();
        catalog.publish();
        // Behind the catalog, so that whoever sees that a partition was split also sees the smaller range.
        statistics.publish();
        boolean waiting = changes.publish();
        if (waiting || otherMetadata) {
            onChanges.run();
        }
    }

    @Override
    public void discard() {
        writes.clear();
        statistics.discard();
        changes.discard();
        catalog.discard();
        cluster.discard();
    }
}
