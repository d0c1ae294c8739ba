package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.command.PropagationCommand.CorrectSizes;
import io.partita.engine.cluster.command.PropagationCommand.Correction;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a partition holds that was split, while writes go on: what lies there at one moment, and what was recorded at the same
 * moment. What is recorded later grows with the writes, so the difference remains right.
 */
public final class PartitionCount {
    private static final int ATTEMPTS = 100;
    private static final int ENTRIES_BETWEEN_BREATHS = 1_000;

    private final OrderedStore store;
    private final Parting parting;
    private final PartitionPlace place;
    private final BooleanSupplier breath;

    private PartitionCount(OrderedStore store, Parting parting, PartitionPlace place, BooleanSupplier breath) {
        this.store = store;
        this.parting = parting;
        this.place = place;
        this.breath = breath;
    }

    /**
     * What sets the sizes of a partition right; null if there is nothing to be set right, or not now.
     *
     * @param breath called now and then by somebody who reads for long; false to give up
     */
    public static @Nullable CorrectSizes of(Replica replica, int partition, BooleanSupplier breath) {
        // In this order: the place is at least as new as the parting, and the row, which is read last, is not newer if
        // it is the same.
        Parting parting = replica.estimates().get(partition);
        PartitionPlace place = replica.catalog().place(partition);
        return parting == null || place == null || place.partition().set() != replica.set()
                ? null
                : new PartitionCount(replica.store(), parting, place, breath).count();
    }

    private @Nullable CorrectSizes count() {
        int partition = place.partition().id();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            byte[] before = store.get(SystemKeys.appliedIndex());
            byte[] row = store.get(SystemKeys.estimate(partition));
            if (row == null || !Parting.decode(row).equals(parting)) {
                return null;
            }
            byte[] sizes = store.get(SystemKeys.statistics(partition));
            List<OrderedStore.Entries> opened = open();
            try {
                if (Arrays.equals(before, store.get(SystemKeys.appliedIndex()))) {
                    return count(sizes == null ? new byte[0] : sizes, opened);
                }
            } finally {
                opened.forEach(OrderedStore.Entries::close);
            }
        }
        return null;
    }

    private List<Keyspace> keyspaces() {
        List<Keyspace> keyspaces = new ArrayList<>();
        keyspaces.add(place.keyspace());
        if (place.index() == null) {
            place.table().localIndexes().forEach(index -> keyspaces.add(index.keyspace()));
        }
        return keyspaces;
    }

    private List<OrderedStore.Entries> open() {
        List<OrderedStore.Entries> opened = new ArrayList<>();
        for (Keyspace keyspace : keyspaces()) {
            KeyRange range = keyspace.range(place.partition().range());
            opened.add(store.range(range.from(), range.to(), false));
        }
        return opened;
    }

    private @Nullable CorrectSizes count(byte[] sizes, List<OrderedStore.Entries> opened) {
        int partition = place.partition().id();
        PartitionSize recorded = PartitionSize.decode(partition, sizes);
        List<Correction> corrections = new ArrayList<>();
        List<Keyspace> keyspaces = keyspaces();
        for (int i = 0; i < keyspaces.size(); i++) {
            int keyspace = keyspaces.get(i).id();
            long items = 0;
            long bytes = 0;
            while (opened.get(i).next()) {
                items++;
                bytes += ItemEncoding.decode(opened.get(i).value()).sizeBytes();
                if (items % ENTRIES_BETWEEN_BREATHS == 0 && !breath.getAsBoolean()) {
                    return null;
                }
            }
            corrections.add(new Correction(
                    keyspace,
                    items - recorded.of(keyspace).items(),
                    bytes - recorded.of(keyspace).bytes()));
        }
        return new CorrectSizes(partition, parting.sequence(), corrections);
    }
}
