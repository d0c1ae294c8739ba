package io.partita.engine.cluster.replicaset;

import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.PartitionLoad.Demand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Measures what is asked for of each partition that a replica hosts. Safe for any number of threads, none of which waits. */
public final class DemandMeter {
    private static final int WRITE_UNIT_BYTES = 1 << 10;
    private static final int READ_UNIT_BYTES = 4 << 10;

    private final LongSupplier nanoTime;
    private final IntUnaryOperator chance;
    private final Map<Integer, PartitionMeter> partitions = new ConcurrentHashMap<>();

    /**
     * A meter that has measured nothing yet.
     *
     * @param nanoTime a clock that only runs forward
     * @param chance any number from 0 to one (exclusive), on any thread
     */
    public DemandMeter(LongSupplier nanoTime, IntUnaryOperator chance) {
        this.nanoTime = nanoTime;
        this.chance = chance;
    }

    /** What is asked for of a partition of which a replica is here. */
    Demand demand(Partition partition) {
        PartitionMeter meter = partitions.get(partition.id());
        return meter == null || !meter.measures(partition) ? Demand.NONE : meter.demand(nanoTime.getAsLong());
    }

    void read(Replica replica, byte[] storageKey, int bytes, boolean consistent) {
        PartitionMeter meter = meter(replica, storageKey);
        if (meter != null) {
            meter.count(readUnits(bytes, consistent), Keyspace.hashOf(storageKey));
        }
    }

    /** A range of one partition key says where requests go to, a larger one does not. */
    void read(Replica replica, KeyRange range, long bytes, boolean consistent) {
        PartitionMeter meter = range.isEmpty() ? null : meter(replica, range.from());
        if (meter == null) {
            return;
        }
        long units = readUnits(bytes, consistent);
        if (range.isOfOneHash()) {
            meter.count(units, Keyspace.hashOf(range.from()));
        } else {
            meter.count(units);
        }
    }

    private static long readUnits(long bytes, boolean consistent) {
        long units = Math.max(1, (bytes + READ_UNIT_BYTES - 1) / READ_UNIT_BYTES);
        return units * (consistent ? PartitionMeter.STRONG_READ : PartitionMeter.EVENTUAL_READ);
    }

    void write(Replica replica, List<Command> commands) {
        for (Command command : commands) {
            if (command instanceof ItemCommand write) {
                int bytes =
                        write instanceof ItemCommand.PutItem put ? put.item().sizeBytes() : 1;
                write(replica, write.storageKey(), bytes);
            } else if (command instanceof ApplyChanges apply) {
                for (Mutation mutation : apply.mutations()) {
                    byte[] entry = mutation.entry();
                    write(replica, mutation.storageKey(), entry == null ? 1 : entry.length);
                }
            }
        }
    }

    private void write(Replica replica, byte[] storageKey, int bytes) {
        PartitionMeter meter = meter(replica, storageKey);
        if (meter != null) {
            long units = Math.max(1, (bytes + WRITE_UNIT_BYTES - 1) / WRITE_UNIT_BYTES);
            meter.count(units * PartitionMeter.WRITE, Keyspace.hashOf(storageKey));
        }
    }

    private @Nullable PartitionMeter meter(Replica replica, byte[] storageKey) {
        PartitionPlace place = replica.catalog().place(storageKey);
        if (place == null) {
            return null;
        }
        Partition partition = place.partition();
        PartitionMeter meter = partitions.get(partition.id());
        if (meter != null && meter.measures(partition)) {
            return meter;
        }
        // There is a new one after each split, too, so that a half is not thought to be asked for as much as the whole
        // was.
        PartitionMeter made = new PartitionMeter(partition, chance, nanoTime.getAsLong());
        partitions.put(partition.id(), made);
        partitions.keySet().removeIf(known -> replica.catalog().place(known) == null);
        return made;
    }
}
