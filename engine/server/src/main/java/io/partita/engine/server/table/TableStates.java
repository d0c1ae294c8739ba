package io.partita.engine.server.table;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tables on their way: those that are being made, changed or dropped. A change answers at once, as the service does, and
 * goes on behind it. Safe for any number of threads.
 */
public final class TableStates implements AutoCloseable {
    private static final String IN_USE = "Attempt to change a resource which is still in use: Table is being ";

    private final ItemStore store;
    private final ScheduledExecutorService background;
    private final Delays delays;
    private final ConcurrentMap<String, Status> states = new ConcurrentHashMap<>();

    /** How long tables stay in a state at least. */
    public record Delays(Duration creating, Duration updating, Duration deleting) {
        /** No longer than it takes. */
        public static final Delays NONE = new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /**
     * The states of the tables of a store.
     *
     * @param background does what goes on behind an answer; closed with this
     */
    public TableStates(ItemStore store, ScheduledExecutorService background, Delays delays) {
        this.store = store;
        this.background = background;
        this.delays = delays;
    }

    /**
     * Refuses a table whose items nobody can have: one that is being made or dropped.
     *
     * @throws ServiceException RESOURCE_NOT_FOUND
     */
    public void checkUsable(String table) {
        if (!states.isEmpty()) {
            Status state = states.get(table);
            if (state == Status.CREATING || state == Status.DELETING) {
                throw ServiceException.notFound();
            }
        }
    }

    /** What there is to say of a table, its state included. */
    public TableDescription describe(String table) {
        return withState(store.describeTable(table), states.get(table));
    }

    private static TableDescription withState(TableDescription description, @Nullable Status state) {
        return state == null
                ? description
                : new TableDescription(
                        description.definition(),
                        state,
                        description.version(),
                        description.created(),
                        description.size(),
                        description.indexes());
    }

    TableDescription create(TableDefinition definition) {
        String name = definition.name();
        Status now = states.putIfAbsent(name, Status.CREATING);
        if (now != null) {
            throw new ServiceException(ErrorType.RESOURCE_IN_USE, "Table already exists: " + name);
        }
        TableDescription created;
        try {
            created = store.createTable(definition);
        } catch (RuntimeException refused) {
            states.remove(name);
            throw refused;
        }
        after(delays.creating(), () -> states.remove(name));
        return withState(created, Status.CREATING);
    }

    TableDescription drop(String name) {
        TableDescription now = begin(name, Status.DELETING);
        if (now.definition().settings().deletionProtected()) {
            states.remove(name);
            throw ServiceException.validation(
                    "Resource cannot be deleted as it is currently protected against deletion."
                            + " Disable deletion protection first.");
        }
        after(delays.deleting(), () -> {
            try {
                store.deleteTable(name);
            } finally {
                states.remove(name);
            }
        });
        return withState(now, Status.DELETING);
    }

    /** Makes a change that takes no time. */
    TableDescription update(String name, Supplier<TableDescription> change) {
        begin(name, Status.UPDATING);
        TableDescription changed;
        try {
            changed = change.get();
        } catch (RuntimeException refused) {
            states.remove(name);
            throw refused;
        }
        after(delays.updating(), () -> states.remove(name));
        return withState(changed, Status.UPDATING);
    }

    /** Adds an index, which is filled behind the answer; while it is, the store says that the table is being updated. */
    TableDescription addIndex(TableUpdate.AddIndex add) {
        return update(add.table(), () -> {
            Future<TableDescription> filled = background.submit(() -> store.updateTable(add));
            while (true) {
                try {
                    return filled.get(5, TimeUnit.MILLISECONDS);
                } catch (TimeoutException goesOn) {
                    TableDescription description = store.describeTable(add.table());
                    if (description.indexes().containsKey(add.index().name())) {
                        return description;
                    }
                } catch (ExecutionException refused) {
                    throw refused.getCause() instanceof StoreException failure
                            ? failure
                            : new IllegalStateException(refused.getCause());
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                    throw new StoreException(ErrorCode.UNAVAILABLE, "The server is being stopped");
                }
            }
        });
    }

    private TableDescription begin(String name, Status next) {
        TableDescription now = store.describeTable(name);
        Status before = states.putIfAbsent(name, next);
        if (before == null && now.status() != Status.ACTIVE) {
            states.remove(name);
            before = now.status();
        }
        if (before != null) {
            throw new ServiceException(ErrorType.RESOURCE_IN_USE, IN_USE + participle(before) + ": " + name);
        }
        return now;
    }

    private static String participle(Status status) {
        return switch (status) {
            case CREATING -> "created";
            case UPDATING -> "updated";
            case DELETING -> "deleted";
            case ACTIVE -> throw new IllegalArgumentException("nothing happens to an active table");
        };
    }

    private void after(Duration delay, Runnable end) {
        if (delay.isZero()) {
            end.run();
        } else {
            Future<?> unused = background.schedule(end, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The names of all tables, in order. */
    List<String> list() {
        return store.listTables();
    }

    /** Leaves what goes on behind answers to the store, which finishes it when it is opened again. */
    @Override
    public void close() {
        background.shutdownNow();
    }
}
