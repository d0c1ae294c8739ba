package io.partita.engine.remote;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.ItemStoreProvider;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.remote.client.NodeClients;
import io.partita.engine.remote.table.Backoff;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Opens stores behind endpoints; found with {@link java.util.ServiceLoader}. */
public final class RemoteItemStoreProvider implements ItemStoreProvider {
    private static final int MAX_IDLE_SECONDS = 30;

    @Override
    public boolean accepts(StoreLocation location) {
        return location instanceof StoreLocation.Endpoint;
    }

    /** Nothing is sent: an endpoint that cannot be reached says so when it is asked first. */
    @Override
    public ItemStore open(StoreLocation location) {
        if (location instanceof StoreLocation.Endpoint endpoint) {
            return open(endpoint, new ParkedBackoff());
        }
        throw new IllegalArgumentException("a remote store is behind an endpoint, not at " + location);
    }

    /** Opens a store that waits otherwise for its tables than by default. */
    public static ItemStore open(StoreLocation.Endpoint endpoint, Backoff backoff) {
        int connections = endpoint.options().transport().maxConnections();
        return new RemoteStore(NodeClients.of(endpoint, System::nanoTime), workers(connections), backoff);
    }

    /** Threads that are begun when there is something to do, end when there is not, and keep no process alive. */
    private static ThreadPoolExecutor workers(int most) {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                most, most, MAX_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "partita-writes");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}
