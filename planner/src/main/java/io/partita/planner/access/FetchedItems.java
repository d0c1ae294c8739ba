package io.partita.planner.access;

import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.catalog.Table;
import io.partita.planner.plan.TableAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The items behind index entries, read from the table by key in batches, in the order of the entries. An index may
 * lag behind its table, so what comes back is asked again whether it is still what the entry said.
 */
final class FetchedItems implements ItemCursor {
    private final ItemCursor entries;
    private final ItemCursor items;

    private FetchedItems(ItemCursor entries, ItemCursor items) {
        this.entries = entries;
        this.items = items;
    }

    /**
     * The items.
     *
     * @param indexes those that the entries come from
     * @param isStillThere whether an item has the key by which its entry was found
     */
    static ItemCursor of(
            AccessRead read,
            Table table,
            Collection<IndexDefinition> indexes,
            ItemCursor entries,
            Predicate<Item> isStillThere) {
        TableAccess access = read.access();
        KeySchema schema = table.description().definition().key();
        ReadPaths paths = ReadPaths.of(access.projection())
                .and(schema)
                .and(access.filter())
                .and(access.remainder());
        indexes.forEach(index -> paths.and(index.key()));
        Projection projection = paths.projection();
        boolean consistent = read.isConsistent(null);
        BatchRead batch = new BatchRead(
                read.store(),
                read.workers().pause(),
                schema,
                keys -> new BatchGetRequest(table.name(), keys, projection, consistent));
        int chunk = (int)
                Math.min(BatchGetRequest.MAX_KEYS, Math.max(1, read.demand().items()));
        int ahead = read.demand().isAll() ? read.workers().parallelism() : 1;
        Chunks chunks = new Chunks(entries, schema, chunk);
        ItemCursor fetched = new BatchedItems(chunks, batch, read.workers(), ahead);
        return new QualifiedItems(
                new FetchedItems(entries, fetched),
                item -> isStillThere.test(item) && read.isTrue(access.filter(), item));
    }

    @Override
    public @Nullable Item next() {
        return items.next();
    }

    @Override
    public boolean isReady() {
        return items.isReady();
    }

    @Override
    public void close() {
        items.close();
        entries.close();
    }

    /** The keys of entries, by so many; one that stands twice in a chunk counts once. */
    private static final class Chunks implements Iterator<List<PrimaryKey>> {
        private final ItemCursor entries;
        private final KeySchema schema;
        private final int size;
        private Set<PrimaryKey> chunk = new LinkedHashSet<>();
        private boolean ended;

        Chunks(ItemCursor entries, KeySchema schema, int size) {
            this.entries = entries;
            this.schema = schema;
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            while (!ended && chunk.size() < size) {
                Item entry = entries.next();
                ended = entry == null;
                if (entry != null) {
                    chunk.add(KeyValues.of(schema, entry));
                }
            }
            return !chunk.isEmpty();
        }

        @Override
        public List<PrimaryKey> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<PrimaryKey> keys = new ArrayList<>(chunk);
            chunk = new LinkedHashSet<>();
            return keys;
        }
    }
}
