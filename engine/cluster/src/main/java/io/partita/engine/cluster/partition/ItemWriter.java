package io.partita.engine.cluster.partition;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.validation.ItemValidation;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.index.IndexDifference;
import io.partita.engine.cluster.index.IndexEntry;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.item.ItemEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stages a write to one item with everything that belongs to it: entries of local indexes, the size of its item
 * collection, its change record, and the statistics. Whatever can fail is done before anything is staged.
 */
final class ItemWriter {
    private final StagedCatalog catalog;
    private final StagedWrites writes;
    private final Statistics statistics;
    private final ChangeLog changes;
    private final ItemCollections collections;

    ItemWriter(
            StagedCatalog catalog,
            StagedWrites writes,
            Statistics statistics,
            ChangeLog changes,
            ItemCollections collections) {
        this.catalog = catalog;
        this.writes = writes;
        this.statistics = statistics;
        this.changes = changes;
        this.collections = collections;
    }

    Result stage(long sequence, ItemCommand command) {
        PartitionPlace place = catalog.served(command.storageKey());
        if (place == null || place.index() != null) {
            throw Refusals.moved();
        }
        Item before = read(command.storageKey());
        checkCondition(command, before);
        Item after = changed(command, place.table(), before);
        if (before == null && after == null) {
            return new Result.Written(null, null, WriteResponse.NO_COLLECTION);
        }
        long collectionBytes = stage(place, command.storageKey(), new ChangeRecord(sequence, before, after));
        return new Result.Written(before, after, collectionBytes);
    }

    /**
     * Stages an item, or that there is none, as it is where its partition still is: nothing about it can be refused here, and
     * whoever has to know of the change learns of it there.
     *
     * @param partition the id that the partition is going to have
     */
    void stageArrived(Table table, int partition, byte[] storageKey, @Nullable Item after) {
        Item before = read(storageKey);
        if (before != null || after != null) {
            ChangeRecord change = new ChangeRecord(0, before, after);
            List<IndexDifference> local = localDifferences(table, change);
            stage(new Place(table, partition, storageKey), change, local, growth(table, change, local));
        }
    }

    /** Where an item is to lie, and which partition counts it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Place(Table table, int partition, byte[] storageKey) {}

    private @Nullable Item read(byte[] storageKey) {
        byte[] bytes = writes.get(storageKey);
        return bytes == null ? null : ItemEncoding.decode(bytes);
    }

    private static void checkCondition(ItemCommand command, @Nullable Item before) {
        Condition condition = command.condition();
        if (condition != null && !condition.test(before == null ? Item.EMPTY : before)) {
            throw StoreException.conditionFailed(command.returnItemOnFailure() ? before : null);
        }
    }

    private static @Nullable Item changed(ItemCommand command, Table table, @Nullable Item before) {
        if (command instanceof ItemCommand.PutItem put) {
            return put.item();
        } else if (command instanceof ItemCommand.UpdateItem update) {
            return updated(update, table, before);
        }
        return null;
    }

    private static @Nullable Item updated(ItemCommand.UpdateItem update, Table table, @Nullable Item before) {
        if (before == null && !update.update().creates()) {
            return null;
        }
        Item after = update.update().applyTo(before == null ? keyOnly(table.key(), update.key()) : before);
        ItemValidation.checkUpdated(table.definition(), after);
        return after;
    }

    private static Item keyOnly(KeySchema schema, PrimaryKey key) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put(schema.partition().name(), key.partition());
        if (schema.sort() != null && key.sort() != null) {
            attributes.put(schema.sort().name(), key.sort());
        }
        return Item.of(attributes);
    }

    /** Answers the size that the item collection has from here on. */
    private long stage(PartitionPlace place, byte[] storageKey, ChangeRecord change) {
        Table table = place.table();
        int partition = place.partition().id();
        List<IndexDifference> local = localDifferences(table, change);
        ItemCollections.Growth growth = growth(table, change, local);
        if (growth != null) {
            collections.check(growth);
        }
        stage(new Place(table, partition, storageKey), change, local, growth);
        if (!table.globalIndexes().isEmpty()) {
            changes.append(writes.batch(), partition, change);
        }
        if (place.partition().relocation() != null) {
            Touches.stage(writes.batch(), partition, storageKey, change.sequence());
        }
        return growth == null ? WriteResponse.NO_COLLECTION : growth.size();
    }

    private ItemCollections.@Nullable Growth growth(Table table, ChangeRecord change, List<IndexDifference> local) {
        return table.localIndexes().isEmpty()
                ? null
                : collections.grow(table.id(), partitionKey(table, change), growth(change, local));
    }

    private void stage(
            Place place, ChangeRecord change, List<IndexDifference> local, ItemCollections.@Nullable Growth growth) {
        Table table = place.table();
        int partition = place.partition();
        byte[] encoded = change.after() == null ? null : ItemEncoding.encode(change.after());
        WriteBatch batch = writes.batch();
        if (encoded == null) {
            batch.delete(place.storageKey());
        } else {
            batch.put(place.storageKey(), encoded);
        }
        statistics.add(partition, table.id(), count(change), bytes(change));
        for (int i = 0; i < local.size(); i++) {
            stageLocal(partition, table.localIndexes().get(i), local.get(i));
        }
        if (growth != null) {
            collections.stage(growth);
        }
    }

    private static List<IndexDifference> localDifferences(Table table, ChangeRecord change) {
        if (table.localIndexes().isEmpty()) {
            return List.of();
        }
        List<IndexDifference> differences = new ArrayList<>();
        for (Index index : table.localIndexes()) {
            differences.add(IndexDifference.of(index, change.before(), change.after()));
        }
        return differences;
    }

    private void stageLocal(int partition, Index index, IndexDifference difference) {
        IndexEntry removed = difference.removed();
        if (removed != null) {
            writes.batch().delete(removed.storageKey());
        }
        IndexEntry put = difference.put();
        if (put != null) {
            writes.batch().put(put.storageKey(), ItemEncoding.encode(put.item()));
        }
        statistics.add(partition, index.id(), difference.entryGrowth(), difference.byteGrowth());
    }

    private static AttributeValue partitionKey(Table table, ChangeRecord change) {
        Item item = change.after() != null ? change.after() : change.before();
        AttributeValue value =
                item == null ? null : item.get(table.key().partition().name());
        if (value == null) {
            throw new IllegalStateException("an item without its partition key");
        }
        return value;
    }

    private static long growth(ChangeRecord change, List<IndexDifference> local) {
        long growth = bytes(change);
        for (IndexDifference difference : local) {
            growth += difference.byteGrowth();
        }
        return growth;
    }

    private static int count(ChangeRecord change) {
        return (change.after() == null ? 0 : 1) - (change.before() == null ? 0 : 1);
    }

    private static long bytes(ChangeRecord change) {
        return (long) size(change.after()) - size(change.before());
    }

    private static int size(@Nullable Item item) {
        return item == null ? 0 : item.sizeBytes();
    }
}
