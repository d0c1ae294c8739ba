package io.partita.engine.remote.table;

import io.partita.engine.api.Capabilities;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.ColumnTags;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.remote.client.Effect;
import io.partita.engine.remote.client.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Makes, describes, changes and drops tables, and waits until that is so. Safe to share between threads. */
public final class TableControl {
    /** What names of tables are like. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

    private final Nodes nodes;
    private final Shapes shapes;
    private final TableTags tags;
    private final Supplier<Capabilities> capabilities;
    private final Backoff backoff;

    /**
     * Control over the tables of an endpoint.
     *
     * @param capabilities of the endpoint; asked for when they matter
     */
    public TableControl(Nodes nodes, Shapes shapes, Supplier<Capabilities> capabilities, Backoff backoff) {
        this.nodes = nodes;
        this.shapes = shapes;
        this.tags = new TableTags(nodes);
        this.capabilities = capabilities;
        this.backoff = backoff;
    }

    /** The definition of a table without its tags, which are another request. */
    public static Function<String, TableDefinition> definitions(Nodes nodes) {
        return table -> Descriptions.definition(describe(nodes, table), Map.of());
    }

    public TableDescription create(TableDefinition definition) {
        Map<String, String> all = keepsTags() ? ColumnTags.with(definition.columns(), definition.tags()) : Map.of();
        CreateTableRequest request = TableRequests.create(definition, all);
        nodes.call(Effect.WRITE, client -> client.createTable(request));
        shapes.forget(definition.name());
        awaitThat(definition.name(), description -> description != null && isSettled(description));
        if (!all.isEmpty()) {
            // There are endpoints that have tags but do not take them with a new table.
            tags.replace(describe(nodes, definition.name()).tableArn(), all);
        }
        return describe(definition.name());
    }

    public TableDescription describe(String table) {
        software.amazon.awssdk.services.dynamodb.model.TableDescription wire = describe(nodes, table);
        Map<String, String> kept = wire.tableArn() != null && keepsTags() ? tags.of(wire.tableArn()) : Map.of();
        return Descriptions.of(wire, kept);
    }

    public TableDescription update(TableUpdate update) {
        shapes.forget(update.table());
        if (update instanceof TableUpdate.AddIndex add) {
            addIndex(add);
        } else if (update instanceof TableUpdate.DropIndex drop) {
            send(TableRequests.dropIndex(drop.table(), drop.index()));
            awaitThat(drop.table(), now -> now != null && !now.indexes().containsKey(drop.index()) && isSettled(now));
        } else if (update instanceof TableUpdate.Configure configure) {
            configure(configure);
        } else if (update instanceof TableUpdate.Redefine redefine) {
            return redefine(redefine);
        } else if (update instanceof TableUpdate.Truncate truncate) {
            checkTableChanges("truncates tables");
            OwnOperations.truncate(nodes, truncate.table());
        }
        shapes.forget(update.table());
        return describe(update.table());
    }

    private void addIndex(TableUpdate.AddIndex add) {
        if (!add.index().isGlobal()) {
            throw StoreException.validation("A local index is made with its table; only global ones can be added: "
                    + add.index().name());
        }
        TableDefinition now = Descriptions.definition(describe(nodes, add.table()), Map.of());
        send(TableRequests.addIndex(now, add.index()));
        awaitThat(
                add.table(),
                after ->
                        after != null && after.indexes().containsKey(add.index().name()) && isSettled(after));
    }

    private void configure(TableUpdate.Configure configure) {
        TableDefinition now = Descriptions.definition(describe(nodes, configure.table()), Map.of());
        for (UpdateTableRequest request : TableRequests.configure(now, configure.settings())) {
            send(request);
            awaitThat(configure.table(), after -> after != null && isSettled(after));
        }
    }

    private TableDescription redefine(TableUpdate.Redefine redefine) {
        software.amazon.awssdk.services.dynamodb.model.TableDescription now = describe(nodes, redefine.table());
        Map<String, String> all = ColumnTags.with(redefine.columns(), redefine.tags());
        if (!redefine.name().equals(redefine.table())) {
            checkTableChanges("renames tables");
            OwnOperations.rename(nodes, redefine.table(), redefine.name());
            shapes.forget(redefine.table());
            shapes.forget(redefine.name());
            now = describe(nodes, redefine.name());
        }
        if (!keepsTags()) {
            throw new StoreException(
                    ErrorCode.NOT_SUPPORTED,
                    capabilities.get().endpoint() + " keeps no tags of tables, and so no declared columns");
        }
        tags.replace(now.tableArn(), all);
        return describe(redefine.name());
    }

    public void delete(String table) {
        shapes.forget(table);
        nodes.call(Effect.WRITE, client -> client.deleteTable(request -> request.tableName(table)));
        awaitThat(table, description -> description == null);
        shapes.forget(table);
    }

    public List<String> list() {
        List<String> names = new ArrayList<>();
        String last = null;
        do {
            String after = last;
            ListTablesResponse page = nodes.call(
                    Effect.READ, client -> client.listTables(request -> request.exclusiveStartTableName(after)));
            names.addAll(page.tableNames());
            last = page.lastEvaluatedTableName();
        } while (last != null && !last.isEmpty());
        names.sort(null);
        return names;
    }

    private boolean keepsTags() {
        return capabilities.get().declaredColumns();
    }

    private void checkTableChanges(String ability) {
        if (!capabilities.get().tableChanges()) {
            throw new StoreException(
                    ErrorCode.NOT_SUPPORTED,
                    capabilities.get().endpoint() + " knows no request that " + ability + "; a Partita server does");
        }
    }

    private void send(UpdateTableRequest request) {
        nodes.call(Effect.WRITE, client -> client.updateTable(request));
    }

    private static software.amazon.awssdk.services.dynamodb.model.TableDescription describe(Nodes nodes, String table) {
        if (!NAME.matcher(table).matches()) {
            // An endpoint finds fault with the name, but whoever asks wants to know whether there is such a table.
            throw new StoreException(
                    ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found: Table: " + table + " not found");
        }
        return nodes.call(Effect.READ, client -> client.describeTable(request -> request.tableName(table)))
                .table();
    }

    private static boolean isSettled(TableDescription description) {
        return description.status() == Status.ACTIVE
                && description.indexes().values().stream().allMatch(index -> index.status() == Status.ACTIVE);
    }

    /** @param condition of the table as it is described, or of null if there is none */
    private void awaitThat(String table, Predicate<@Nullable TableDescription> condition) {
        for (int looks = 1; !condition.test(look(table)); looks++) {
            backoff.pause(looks);
        }
    }

    private @Nullable TableDescription look(String table) {
        try {
            return Descriptions.of(describe(nodes, table), Map.of());
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.RESOURCE_NOT_FOUND) {
                return null;
            }
            throw failure;
        }
    }
}
