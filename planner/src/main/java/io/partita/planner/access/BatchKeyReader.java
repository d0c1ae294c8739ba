package io.partita.planner.access;

import static io.partita.engine.api.validation.KeyValidation.MAX_PARTITION_KEY_BYTES;
import static io.partita.engine.api.validation.KeyValidation.MAX_SORT_KEY_BYTES;

import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Spread;
import io.partita.planner.path.AccessPath.BatchKeyLookup;
import io.partita.planner.path.AccessPath.KeyGroup;
import io.partita.planner.plan.TableAccess;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BatchGetItem: distinct keys, 100 a request, several requests at a time, items in the order of the keys. */
final class BatchKeyReader {
    /** The most keys of one access. */
    static final int MAX_KEYS = 100_000;

    private BatchKeyReader() {}

    static ItemCursor open(AccessRead read, BatchKeyLookup path) {
        KeySchema schema = path.table().description().definition().key();
        Set<PrimaryKey> keys = new LinkedHashSet<>();
        for (KeyGroup group : path.groups()) {
            addKeys(keys, schema, group, read.arguments());
        }
        if (keys.isEmpty()) {
            return ItemCursor.EMPTY;
        }
        TableAccess access = read.access();
        Projection projection = ReadPaths.of(access.projection())
                .and(schema)
                .and(access.filter())
                .and(access.remainder())
                .projection();
        boolean consistent = read.isConsistent(null);
        BatchRead batch = new BatchRead(
                read.store(),
                read.workers().pause(),
                schema,
                chunk -> new BatchGetRequest(path.table().name(), chunk, projection, consistent));
        int ahead = read.workers().parallelism();
        ItemCursor items = new BatchedItems(chunks(keys), batch, read.workers(), ahead).opened();
        boolean allQualify = access.filter() == null && access.remainder() == null;
        return allQualify ? items : new QualifiedItems(items, read::qualifies);
    }

    private static Iterator<List<PrimaryKey>> chunks(Set<PrimaryKey> keys) {
        List<PrimaryKey> all = new ArrayList<>(keys);
        List<List<PrimaryKey>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BatchGetRequest.MAX_KEYS) {
            chunks.add(all.subList(from, Math.min(from + BatchGetRequest.MAX_KEYS, all.size())));
        }
        return chunks.iterator();
    }

    private static void addKeys(Set<PrimaryKey> keys, KeySchema schema, KeyGroup group, Arguments arguments) {
        KeyAttribute sort = schema.sort();
        Set<List<AttributeValue>> pairs = sort == null ? null : lookedUp(group, arguments);
        if (sort != null && pairs != null) {
            pairs.forEach(pair -> addKey(keys, schema.partition(), sort, group, pair));
            return;
        }
        List<AttributeValue> sorts =
                sort == null ? List.of() : values(sort, MAX_SORT_KEY_BYTES, group.sorts(), arguments);
        List<AttributeValue> partitions =
                values(schema.partition(), MAX_PARTITION_KEY_BYTES, group.partitions(), arguments);
        requireFew(keys.size() + (long) partitions.size() * Math.max(1, sorts.size()));
        for (AttributeValue partition : partitions) {
            if (sort == null) {
                keys.add(PrimaryKey.of(partition));
            }
            for (AttributeValue value : sorts) {
                keys.add(new PrimaryKey(partition, value));
            }
        }
    }

    /**
     * The pairs of values, where both halves of the key are looked up by one join: the product of the values would be
     * many more. Null where they are not.
     */
    private static @Nullable Set<List<AttributeValue>> lookedUp(KeyGroup group, Arguments arguments) {
        return group.partitions().size() == 1
                        && group.sorts().size() == 1
                        && group.partitions().get(0) instanceof Scalar.Argument partition
                        && group.sorts().get(0) instanceof Scalar.Argument sort
                        && Spread.isLookedUp(partition)
                        && Spread.isLookedUp(sort)
                ? arguments.pairs(partition.slot(), sort.slot())
                : null;
    }

    private static void addKey(
            Set<PrimaryKey> keys,
            KeyAttribute partition,
            KeyAttribute sort,
            KeyGroup group,
            List<AttributeValue> pair) {
        AttributeValue partitionValue = KeyValues.candidate(
                partition, MAX_PARTITION_KEY_BYTES, group.partitions().get(0), pair.get(0));
        AttributeValue sortValue =
                KeyValues.candidate(sort, MAX_SORT_KEY_BYTES, group.sorts().get(0), pair.get(1));
        if (partitionValue != null && sortValue != null) {
            keys.add(new PrimaryKey(partitionValue, sortValue));
        }
    }

    private static List<AttributeValue> values(
            KeyAttribute attribute, int maxBytes, List<Scalar> scalars, Arguments arguments) {
        List<AttributeValue> values = new ArrayList<>(scalars.size());
        for (Scalar scalar : scalars) {
            AttributeValue bound = scalar.evaluate(Item.EMPTY, arguments);
            Iterable<AttributeValue> spread = Spread.isSpread(scalar)
                    ? Spread.elements(bound)
                    : List.of(bound == null ? AttributeValue.nullValue() : bound);
            for (AttributeValue each : spread) {
                AttributeValue value = KeyValues.candidate(attribute, maxBytes, scalar, each);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static void requireFew(long keys) {
        if (keys > MAX_KEYS) {
            throw new QueryException(
                    QueryErrorCode.INVALID_STATEMENT,
                    "the statement asks for " + keys + " keys; " + MAX_KEYS
                            + " are allowed at once, so ask for them in several statements");
        }
    }
}
