package io.partita.engine.cluster.catalog;

import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which partition a storage key belongs to, by two binary searches that allocate nothing: the keyspace by its id, and the
 * partition by the hash. Immutable.
 */
final class KeyspacePlaces {
    private final int[] ids;
    private final List<Part> parts;

    /**
     * One keyspace.
     *
     * @param places in the order of the partitions; those of a local index are its table's
     */
    private record Part(Space space, PartitionMap partitions, List<PartitionPlace> places) {

        boolean covers(int code) {
            return code == space.code() || (space == Space.ITEMS && code == Space.COLLECTIONS.code());
        }
    }

    KeyspacePlaces(Collection<Table> tables) {
        TreeMap<Integer, Part> byId = new TreeMap<>();
        tables.forEach(table -> add(table, byId));
        this.ids = byId.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.parts = List.copyOf(byId.values());
    }

    private static void add(Table table, Map<Integer, Part> byId) {
        List<PartitionPlace> places = places(table, null, table.partitions());
        byId.put(table.id(), new Part(Space.ITEMS, table.partitions(), places));
        for (Index index : table.indexes()) {
            PartitionMap partitions = index.partitions();
            byId.put(
                    index.id(),
                    index.isGlobal()
                            ? new Part(Space.GLOBAL_INDEX, partitions, places(table, index, partitions))
                            : new Part(Space.LOCAL_INDEX, partitions, places));
        }
    }

    private static List<PartitionPlace> places(Table table, @Nullable Index index, PartitionMap partitions) {
        List<PartitionPlace> places = new ArrayList<>();
        for (Partition partition : partitions.partitions()) {
            places.add(new PartitionPlace(partition, table, index));
        }
        return List.copyOf(places);
    }

    /** All that there are, those of local indexes twice. */
    void forEach(Consumer<PartitionPlace> consumer) {
        parts.forEach(part -> part.places().forEach(consumer));
    }

    @Nullable
    PartitionPlace of(byte[] storageKey) {
        if (storageKey.length < Keyspace.KEY_AT) {
            return null;
        }
        int position = Arrays.binarySearch(ids, Keyspace.idOf(storageKey));
        if (position < 0) {
            return null;
        }
        Part part = parts.get(position);
        return part.covers(storageKey[0])
                ? part.places().get(part.partitions().position(Keyspace.hashOf(storageKey)))
                : null;
    }
}
