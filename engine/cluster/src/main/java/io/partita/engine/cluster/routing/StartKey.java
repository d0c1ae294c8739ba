package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.validation.KeyValidation;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.Keyspace;

/** Where a page starts: the key behind which it reads, checked against the request that it is part of. */
final class StartKey {
    private static final String INVALID = "The provided starting key is invalid";

    private StartKey() {}

    /** The storage key of a query's start key. */
    static byte[] ofQuery(ReadTarget target, KeyCondition condition, Item startKey) {
        byte[] storageKey = storageKey(target, startKey);
        KeySchema schema = target.keyspace().key();
        boolean samePartition =
                condition.partition().equals(startKey.get(schema.partition().name()));
        KeyAttribute sort = schema.sort();
        if (condition.sort() == null || sort == null) {
            if (!samePartition) {
                throw StoreException.validation(
                        "The provided starting key is outside query boundaries based on provided conditions");
            }
        } else {
            AttributeValue sortValue = startKey.get(sort.name());
            if (sortValue == null || !condition.sort().test(sortValue)) {
                throw StoreException.validation("The provided starting key does not match the range key predicate");
            } else if (!samePartition) {
                throw StoreException.validation("The query can return at most one row and cannot be restarted");
            }
        }
        return storageKey;
    }

    /** The storage key of a scan's start key. */
    static byte[] ofScan(ReadTarget target, ScanRequest request, HashRange segment, Item startKey) {
        byte[] storageKey = storageKey(target, startKey);
        if (!segment.contains(Keyspace.hashOf(storageKey))) {
            throw StoreException.validation(INVALID + ": Invalid ExclusiveStartKey. "
                    + "Please use ExclusiveStartKey with correct Segment. TotalSegments: " + request.totalSegments()
                    + " Segment: " + request.segment());
        }
        return storageKey;
    }

    private static byte[] storageKey(ReadTarget target, Item startKey) {
        Keyspace keyspace = target.keyspace();
        if (startKey.attributes().size() != keyspace.attributes().size()) {
            throw StoreException.validation(INVALID);
        }
        checkTableKey(target.table().key(), startKey);
        byte[] storageKey = keyspace.keyOf(startKey);
        if (storageKey == null) {
            throw StoreException.validation(INVALID);
        }
        return storageKey;
    }

    private static void checkTableKey(KeySchema schema, Item startKey) {
        AttributeValue partition = startKey.get(schema.partition().name());
        KeyAttribute sort = schema.sort();
        if (partition == null) {
            throw StoreException.validation(INVALID);
        }
        try {
            KeyValidation.check(schema, new PrimaryKey(partition, sort == null ? null : startKey.get(sort.name())));
        } catch (StoreException e) {
            throw StoreException.validation(INVALID + ": " + e.getMessage());
        }
    }
}
