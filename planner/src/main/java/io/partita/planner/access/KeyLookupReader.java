package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.GetRequest;
import io.partita.planner.path.AccessPath.KeyLookup;
import org.jspecify.annotations.Nullable;

/** GetItem. */
final class KeyLookupReader {
    private KeyLookupReader() {}

    static ItemCursor open(AccessRead read, KeyLookup path) {
        PrimaryKey key = KeyValues.primaryKey(
                path.table().description().definition().key(), path.partition(), path.sort(), read.arguments());
        if (key == null) {
            return ItemCursor.EMPTY;
        }
        GetRequest request = new GetRequest(
                path.table().name(), key, ReadPaths.filteredHere(read.access()), read.isConsistent(null));
        Item item = read.store().get(request).item();
        return item != null && read.qualifies(item) ? new SingleItem(item) : ItemCursor.EMPTY;
    }

    private static final class SingleItem implements ItemCursor {
        private @Nullable Item item;

        SingleItem(Item item) {
            this.item = item;
        }

        @Override
        public @Nullable Item next() {
            Item next = item;
            item = null;
            return next;
        }

        @Override
        public void close() {}
    }
}
