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
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads of items by their primary keys. */
final class ItemReads {
    /** The most bytes of items in one answer: 16 MB. */
    private static final long MAX_BATCH_BYTES = 16L << 20;

    private final Tables tables;
    private final ReplicaSets sets;

    ItemReads(Tables tables, ReplicaSets sets) {
        this.tables = tables;
        this.sets = sets;
    }

    GetResponse get(GetRequest request) {
        return tables.following(() -> getOnce(request));
    }

    private GetResponse getOnce(GetRequest request) {
        Table table = tables.table(request.table());
        KeyValidation.check(table.key(), request.key());
        request.projection().checkDistinct();
        byte[] storageKey = table.items().keyOf(request.key());
        Item item = sets.set(set(table, storageKey)).get(storageKey, request.consistent());
        Consumed consumed =
                Consumed.read(CapacityUnits.read(item == null ? 0 : item.sizeBytes(), request.consistent()));
        return new GetResponse(item == null ? null : request.projection().apply(item), consumed);
    }

    private static int set(Table table, byte[] storageKey) {
        return table.partitions().owner(Keyspace.hashOf(storageKey)).set();
    }

    BatchGetResponse batchGet(BatchGetRequest request) {
        return tables.following(() -> batchGetOnce(request));
    }

    private BatchGetResponse batchGetOnce(BatchGetRequest request) {
        Table table = tables.table(request.table());
        checkKeys(table, request.keys());
        request.projection().checkDistinct();
        Map<Integer, SetKeys> bySet = new LinkedHashMap<>();
        for (int i = 0; i < request.keys().size(); i++) {
            byte[] storageKey = table.items().keyOf(request.keys().get(i));
            bySet.computeIfAbsent(set(table, storageKey), set -> new SetKeys()).add(i, storageKey);
        }
        List<@Nullable Item> items =
                new ArrayList<>(Collections.nCopies(request.keys().size(), null));
        bySet.forEach((set, keys) -> keys.read(sets.set(set), request.consistent(), items));
        return answer(request, items);
    }

    /** The keys of a batch that belong to one set, with their positions in it. */
    private static final class SetKeys {
        private final List<Integer> positions = new ArrayList<>();
        private final List<byte[]> storageKeys = new ArrayList<>();

        void add(int position, byte[] storageKey) {
            positions.add(position);
            storageKeys.add(storageKey);
        }

        void read(ReplicaSet set, boolean consistent, List<@Nullable Item> items) {
            List<@Nullable Item> read = set.getEach(storageKeys, consistent);
            for (int i = 0; i < read.size(); i++) {
                items.set(positions.get(i), read.get(i));
            }
        }
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
