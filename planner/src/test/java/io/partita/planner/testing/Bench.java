package io.partita.planner.testing;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.ItemStoreProvider;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.planner.access.Workers;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.catalog.Table;
import io.partita.planner.execution.Outcome;
import io.partita.planner.execution.PlanExecutor;
import io.partita.planner.execution.RowCursor;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalars;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory with a table {@code items} of items, a catalog over it, and an executor: key {@code p} (string) and
 * {@code s} (number), a local index {@code by_l} on {@code l} (string), global indexes {@code by_g} on {@code g}
 * (string) and {@code s} with everything in it, and {@code keys_g} with the keys only. Time stands still unless a test
 * moves it.
 */
public final class Bench implements AutoCloseable {
    public static final KeySchema KEY = schema("p", AttributeType.S, "s", AttributeType.N);

    private final ObservedStore store;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicLong now = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();
    private final Workers workers;
    private final Catalog catalog;

    public Bench() {
        this.store = new ObservedStore(memory());
        this.workers = new Workers(threads, 4, pauses::add);
        this.catalog = new Catalog(store, clock(), Runnable::run);
    }

    /** A store in memory, which the caller closes. */
    public static ItemStore memory() {
        return ServiceLoader.load(ItemStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.accepts(new StoreLocation.Memory()))
                .findFirst()
                .orElseThrow()
                .open(new StoreLocation.Memory());
    }

    /** With the table {@code items}, empty. */
    public static Bench withTable() {
        Bench bench = new Bench();
        bench.store.createTable(new TableDefinition(
                "items",
                KEY,
                List.of(),
                List.of(
                        new IndexDefinition(
                                "by_l",
                                IndexDefinition.Scope.LOCAL,
                                schema("p", AttributeType.S, "l", AttributeType.S),
                                IndexProjection.ALL),
                        new IndexDefinition(
                                "by_g",
                                IndexDefinition.Scope.GLOBAL,
                                schema("g", AttributeType.S, "s", AttributeType.N),
                                IndexProjection.ALL),
                        new IndexDefinition(
                                "keys_g",
                                IndexDefinition.Scope.GLOBAL,
                                schema("g", AttributeType.S, "s", AttributeType.N),
                                IndexProjection.KEYS_ONLY)),
                Map.of()));
        return bench;
    }

    public static KeySchema schema(String partition, AttributeType type, String sort, AttributeType sortType) {
        return new KeySchema(new KeyAttribute(partition, type), new KeyAttribute(sort, sortType));
    }

    public static Item item(Object... namesAndValues) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], Scalars.value(namesAndValues[i + 1]));
        }
        return Item.of(attributes);
    }

    public void put(Item... items) {
        for (Item item : items) {
            store.write(new WriteRequest.Put("items", item, WriteOptions.DEFAULT));
        }
        store.forget();
    }

    public ObservedStore store() {
        return store;
    }

    public ItemStore plainStore() {
        return store;
    }

    public Catalog catalog() {
        return catalog;
    }

    public Table table() {
        return catalog.table("items");
    }

    public Workers workers() {
        return workers;
    }

    /** What the workers would have waited. */
    public List<Duration> pauses() {
        return pauses;
    }

    public InstantSource clock() {
        return () -> Instant.ofEpochMilli(now.get());
    }

    public void advance(Duration duration) {
        now.addAndGet(duration.toMillis());
    }

    public PlanExecutor executor() {
        return new PlanExecutor(store, catalog, workers, clock());
    }

    public RowCursor open(Plan plan, Execution execution, @Nullable Object... arguments) {
        return ((Outcome.Rows) executor().execute(plan, arguments(arguments), execution)).cursor();
    }

    /** All rows of a plan; null for MISSING. */
    public List<List<@Nullable AttributeValue>> rows(Plan plan, Execution execution, @Nullable Object... arguments) {
        try (RowCursor cursor = open(plan, execution, arguments)) {
            List<List<@Nullable AttributeValue>> rows = new ArrayList<>();
            while (cursor.next()) {
                List<@Nullable AttributeValue> row = new ArrayList<>();
                for (int i = 0; i < cursor.columns().size(); i++) {
                    row.add(cursor.value(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    public List<List<@Nullable AttributeValue>> rows(Plan plan, @Nullable Object... arguments) {
        return rows(plan, Execution.of(SessionOptions.DEFAULT), arguments);
    }

    public long count(Plan plan, @Nullable Object... arguments) {
        Execution execution = Execution.of(SessionOptions.DEFAULT);
        return ((Outcome.Count) executor().execute(plan, arguments(arguments), execution)).items();
    }

    public static Arguments arguments(@Nullable Object... values) {
        List<@Nullable AttributeValue> arguments = new ArrayList<>();
        for (Object value : values) {
            arguments.add(value == null ? null : Scalars.value(value));
        }
        return new Arguments(arguments);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        store.close();
    }
}
