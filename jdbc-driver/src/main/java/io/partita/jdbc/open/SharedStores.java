package io.partita.jdbc.open;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.ItemStoreProvider;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.jdbc.open.StoreTarget.Directory;
import io.partita.jdbc.open.StoreTarget.Endpoint;
import io.partita.jdbc.open.StoreTarget.NamedMemory;
import io.partita.jdbc.open.StoreTarget.PrivateMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The open stores of a JVM: one for each place, however many connections there are. A store in a directory or behind an
 * endpoint is opened by the first connection and closed with the last; a named store in memory stays; a private one is its connection's.
 * Safe to share between threads; who opens a place waits for who is opening or closing it.
 */
public final class SharedStores {
    /** Those of this JVM: a directory can be open once only in it, so there is one registry. */
    public static final SharedStores OF_THIS_JVM = new SharedStores();

    private final ConcurrentMap<StoreTarget, Shared> stores = new ConcurrentHashMap<>();

    /** An open store and how many connections have it. */
    private record Shared(OpenStore store, int leases) {}

    /**
     * A share of the store.
     *
     * @throws StoreException if it cannot be opened: LOCKED, FOREIGN_DATA, CORRUPTION, STORAGE_FULL; UNAVAILABLE or
     *     ACCESS_DENIED if an endpoint does not answer, or not to this caller
     */
    public StoreLease lease(StoreTarget target) {
        if (target instanceof NamedMemory) {
            OpenStore store = stores.computeIfAbsent(target, absent -> new Shared(open(absent), 0))
                    .store();
            return new StoreLease(store, () -> {});
        } else if (target instanceof PrivateMemory) {
            OpenStore own = open(target);
            return new StoreLease(own, own::close);
        }
        StoreTarget one = target instanceof Directory directory ? canonical(directory) : target;
        Shared shared = stores.compute(
                one, (key, open) -> open == null ? new Shared(open(key), 1) : new Shared(open.store, open.leases + 1));
        return new StoreLease(shared.store(), () -> release(one));
    }

    private void release(StoreTarget target) {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        stores.computeIfPresent(target, (key, open) -> {
            if (open.leases > 1) {
                return new Shared(open.store, open.leases - 1);
            }
            try {
                open.store.close();
            } catch (RuntimeException notClosed) {
                // Forgotten nevertheless: nobody may lease what is half closed.
                failure.set(notClosed);
            }
            return null;
        });
        RuntimeException notClosed = failure.get();
        if (notClosed != null) {
            throw notClosed;
        }
    }

    /** Two paths to one directory are one place, also before it is made. */
    private static Directory canonical(Directory directory) {
        for (Path known = directory.path(); known != null; known = known.getParent()) {
            if (Files.exists(known)) {
                try {
                    return new Directory(known.toRealPath()
                            .resolve(known.relativize(directory.path()))
                            .normalize());
                } catch (IOException unreadable) {
                    // Opening it says what is wrong.
                    return directory;
                }
            }
        }
        return directory;
    }

    private static OpenStore open(StoreTarget target) {
        StoreLocation location = location(target);
        // The loader of this class, because the thread's own knows nothing of a driver that a tool has loaded.
        for (ItemStoreProvider provider :
                ServiceLoader.load(ItemStoreProvider.class, SharedStores.class.getClassLoader())) {
            if (provider.accepts(location)) {
                return over(provider.open(location), location);
            }
        }
        throw new StoreException(
                ErrorCode.NOT_SUPPORTED,
                "no engine on the class path opens " + location + "; add "
                        + (target instanceof Endpoint ? "partita-engine-remote" : "partita-engine-cluster")
                        + ", or use the -all jar");
    }

    private static StoreLocation location(StoreTarget target) {
        if (target instanceof Directory directory) {
            return new StoreLocation.Directory(directory.path());
        }
        return target instanceof Endpoint endpoint ? endpoint.location() : new StoreLocation.Memory();
    }

    private static OpenStore over(ItemStore items, StoreLocation location) {
        try {
            if (location instanceof StoreLocation.Endpoint) {
                // Whoever connects wants to know whether anybody answers, and whether they may ask.
                items.capabilities();
            }
            return OpenStore.over(items);
        } catch (RuntimeException failure) {
            items.close();
            throw failure;
        }
    }
}
