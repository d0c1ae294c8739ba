package io.partita.engine.server;

import io.partita.engine.api.ItemStore;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.http.HttpListener;
import io.partita.engine.server.item.ItemOperations;
import io.partita.engine.server.protocol.Endpoint;
import io.partita.engine.server.statement.StatementOperations;
import io.partita.engine.server.table.TableOperations;
import io.partita.engine.server.table.TableStates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A store behind the DynamoDB protocol. Requests are answered from {@link #open} to {@link #close}; the store is the
 * caller's, who closes it after this.
 */
public final class PartitaServer implements AutoCloseable {
    private static final String VERSION = "DynamoDB_20120810";

    /** What the protocol does not know, and our own client asks for. */
    private static final String OWN_VERSION = "Partita_20261101";

    private final HttpListener listener;
    private final TableStates states;

    private PartitaServer(HttpListener listener, TableStates states) {
        this.listener = listener;
        this.states = states;
    }

    /**
     * Begins to answer.
     *
     * @throws IOException if the address cannot be had
     */
    public static PartitaServer open(ItemStore store, ServerOptions options) throws IOException {
        Resources resources = new Resources(options.region(), options.account());
        TableStates states = new TableStates(store, background(), options.delays());
        Endpoint endpoint = new Endpoint(
                Map.of(
                        VERSION,
                        operations(store, states, resources),
                        OWN_VERSION,
                        TableOperations.own(store, states, resources)),
                options.authentication(),
                options.observer(),
                options.region(),
                options.routers());
        try {
            HttpListener listener =
                    HttpListener.open(options.address(), endpoint, options.limits(), options.certificates());
            return new PartitaServer(listener, states);
        } catch (IOException | RuntimeException failure) {
            states.close();
            throw failure;
        }
    }

    private static List<Operation> operations(ItemStore store, TableStates states, Resources resources) {
        List<Operation> operations = new ArrayList<>(TableOperations.of(store, states, resources));
        operations.addAll(ItemOperations.of(store, states, resources));
        operations.addAll(StatementOperations.of(store, states, resources));
        return operations;
    }

    private static ScheduledExecutorService background() {
        return Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "partita-tables");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** Whether it takes new requests: until it is closed, which may take a while. */
    public boolean isListening() {
        return listener.isListening();
    }

    /** How many clients are connected. */
    public int connections() {
        return listener.connections();
    }

    /** Takes no new requests and answers those that it has. A second call does nothing. */
    @Override
    public void close() {
        listener.close();
        states.close();
    }
}
