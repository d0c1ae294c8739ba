package io.partita.engine.cluster.catalog;

import io.partita.engine.cluster.keyspace.HashRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Which partition owns which hashes. The ranges are disjoint and together are all hashes.
 *
 * @param partitions in the order of their ranges
 */
public record PartitionMap(List<Partition> partitions) {

    public PartitionMap {
        partitions = List.copyOf(partitions);
        long next = 0;
        for (Partition partition : partitions) {
            if (partition.range().first() != next) {
                throw new IllegalArgumentException("the partitions do not lie one behind another: " + partitions);
            }
            next = partition.range().last() + 1;
        }
        if (next != 0 || partitions.isEmpty()) {
            throw new IllegalArgumentException("the partitions do not own all hashes: " + partitions);
        }
    }

    /**
     * Ranges of equal size, with ids counted up from the first.
     *
     * @param set gives the set that hosts one partition after the other
     */
    static PartitionMap equalParts(int firstId, int count, IntSupplier set) {
        List<Partition> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Partition(firstId + i, HashRange.part(i, count), set.getAsInt()));
        }
        return new PartitionMap(parts);
    }

    /** The same ranges in the same sets, with ids counted up from the first. */
    PartitionMap withIdsFrom(int firstId) {
        List<Partition> renumbered = new ArrayList<>();
        for (Partition partition : partitions) {
            renumbered.add(new Partition(firstId + renumbered.size(), partition.range(), partition.set()));
        }
        return new PartitionMap(renumbered);
    }

    /** The replica sets that host them. */
    Set<Integer> sets() {
        return partitions.stream().map(Partition::set).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The replica sets that host them or are copying some of them. */
    Set<Integer> keepers() {
        Set<Integer> keepers = sets();
        for (Partition partition : partitions) {
            Relocation relocation = partition.relocation();
            if (relocation != null) {
                keepers.add(relocation.to());
            }
        }
        return keepers;
    }

    /** With another in the place of a partition. */
    PartitionMap replacing(int partition, Partition other) {
        return new PartitionMap(partitions.stream()
                .map(each -> each.id() == partition ? other : each)
                .toList());
    }

    /** With a partition in two: from the hash on its range belongs to a new one in the same set. */
    PartitionMap withSplit(int partition, long hash, int rightId) {
        List<Partition> parts = new ArrayList<>();
        for (Partition each : partitions) {
            if (each.id() == partition) {
                parts.add(each.until(hash - 1));
                parts.add(each.from(hash, rightId));
            } else {
                parts.add(each);
            }
        }
        return new PartitionMap(parts);
    }

    /** The partition that owns the hash. */
    public Partition owner(long hash) {
        return partitions.get(position(hash));
    }

    /** Where in the list the partition stands that owns the hash. */
    int position(long hash) {
        int low = 0;
        int high = partitions.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Long.compareUnsigned(partitions.get(middle).range().first(), hash) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
