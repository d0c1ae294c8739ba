package io.partita.engine.cluster.embedded;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.ItemStoreProvider;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.open.OrderedStores;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Opens stores in memory and in directories; found with {@link java.util.ServiceLoader}. */
public final class EmbeddedItemStoreProvider implements ItemStoreProvider {

    @Override
    public boolean accepts(StoreLocation location) {
        return location instanceof StoreLocation.Memory || location instanceof StoreLocation.Directory;
    }

    @Override
    public ItemStore open(StoreLocation location) {
        return open(location, EmbeddedOptions.DEFAULT);
    }

    /** Opens a store that behaves otherwise than by default; fails as {@link #open(StoreLocation)} does. */
    public static ItemStore open(StoreLocation location, EmbeddedOptions options) {
        OrderedStore ordered = orderedStore(location, options);
        try {
            return EmbeddedStore.open(ordered, options, InstantSource.system(), background());
        } catch (RuntimeException e) {
            ordered.close();
            throw e;
        }
    }

    /** One thread, begun when there is something to do, which does not keep the process alive. */
    private static ScheduledExecutorService background() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "partita-indexes");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static OrderedStore orderedStore(StoreLocation location, EmbeddedOptions options) {
        if (location instanceof StoreLocation.Directory directory) {
            return OrderedStores.at(directory.path(), options.budget());
        } else if (location instanceof StoreLocation.Memory) {
            return OrderedStores.inMemory();
        }
        throw new IllegalArgumentException("an embedded store is in memory or in a directory, not at " + location);
    }
}
