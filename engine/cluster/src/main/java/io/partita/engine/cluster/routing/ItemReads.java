package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.GetResponse;
import io.partita.engine.api.validation.KeyValidation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.partition.PartitionReader;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads of items by their primary keys. */
final class ItemReads {
    /** The most bytes of items in one answer: 16 MB. */
    private static final long MAX_BATCH_BYTES = 16L << 20;

    private final Tables tables;
    private final PartitionReader reader;
    private final ReplicationGroup group;

    ItemReads(Tables tables, PartitionReader reader, ReplicationGroup group) {
        this.tables = tables;
        this.reader = reader;
        this.group = group;
    }

    GetResponse get(GetRequest request) {
        Table table = tables.table(request.table());
        KeyValidation.check(table.key(), request.key());
        request.projection().checkDistinct();
        if (request.consistent()) {
            group.readBarrier();
        }
        Item item = reader.get(table.items().keyOf(request.key()));
        Consumed consumed =
                Consumed.read(CapacityUnits.read(item == null ? 0 : item.sizeBytes(), request.consistent()));
        return new GetResponse(item == null ? null : request.projection().apply(item), consumed);
    }

    BatchGetResponse batchGet(BatchGetRequest request) {
        Table table = tables.table(request.table());
        checkKeys(table, request.keys());
        request.projection().checkDistinct();
        if (request.consistent()) {
            group.readBarrier();
        }
        List<byte[]> storageKeys = new ArrayList<>(request.keys().size());
        for (PrimaryKey key : request.keys()) {
            storageKeys.add(table.items().keyOf(key));
        }
        return answer(request, reader.get(storageKeys));
    }

    private static void checkKeys(Table table, List<PrimaryKey> keys) {
        if (keys.isEmpty()) {
            throw StoreException.validation("1 validation error detected: Value at 'requestItems." + table.name()
                    + ".member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1");
        } else if (keys.size() > BatchGetRequest.MAX_KEYS) {
            throw StoreException.validation("Too many items requested for the BatchGetItem call");
        }
        for (PrimaryKey key : keys) {
            KeyValidation.check(table.key(), key);
        }
        if (new HashSet<>(keys).size() < keys.size()) {
            throw StoreException.validation("Provided list of item keys contains duplicates");
        }
    }

    private static BatchGetResponse answer(BatchGetRequest request, List<@Nullable Item> read) {
        List<Item> items = new ArrayList<>();
        double units = 0;
        long bytes = 0;
        for (int i = 0; i < read.size(); i++) {
            Item item = read.get(i);
            int size = item == null ? 0 : item.sizeBytes();
            if (bytes + size > MAX_BATCH_BYTES) {
                List<PrimaryKey> unprocessed = request.keys().subList(i, read.size());
                return new BatchGetResponse(items, unprocessed, Consumed.read(units));
            }
            bytes += size;
            units += CapacityUnits.read(size, request.consistent());
            if (item != null) {
                items.add(request.projection().apply(item));
            }
        }
        return new BatchGetResponse(items, List.of(), Consumed.read(units));
    }
}
