package io.partita.engine.server.table;

import static io.partita.engine.server.table.TableMembers.ATTRIBUTE_DEFINITIONS;
import static io.partita.engine.server.table.TableMembers.BILLING_MODE;
import static io.partita.engine.server.table.TableMembers.CREATE_INDEX;
import static io.partita.engine.server.table.TableMembers.DELETE_INDEX;
import static io.partita.engine.server.table.TableMembers.DELETION_PROTECTED;
import static io.partita.engine.server.table.TableMembers.ENCRYPTION;
import static io.partita.engine.server.table.TableMembers.INDEX_NAME;
import static io.partita.engine.server.table.TableMembers.INDEX_UPDATES;
import static io.partita.engine.server.table.TableMembers.STREAM;
import static io.partita.engine.server.table.TableMembers.TABLE_CLASS;
import static io.partita.engine.server.table.TableMembers.TABLE_NAME;
import static io.partita.engine.server.table.TableMembers.THROUGHPUT;
import static io.partita.engine.server.table.TableMembers.UPDATE_INDEX;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.api.table.TableSettings.Throughput;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes the settings of a table, and adds or drops a global index. */
final class UpdateTable implements Operation {
    private static final Structure REQUEST = Structure.of(
            "UpdateTableInput",
            TABLE_NAME,
            THROUGHPUT,
            BILLING_MODE,
            INDEX_UPDATES,
            ATTRIBUTE_DEFINITIONS,
            STREAM,
            ENCRYPTION,
            TABLE_CLASS,
            DELETION_PROTECTED);

    private final ItemStore store;
    private final TableStates states;
    private final DescriptionWriter writer;
    private final Resources resources;

    UpdateTable(ItemStore store, TableStates states, DescriptionWriter writer, Resources resources) {
        this.store = store;
        this.states = states;
        this.writer = writer;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "UpdateTable";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        String table = request.require(TABLE_NAME);
        List<Parameters> indexUpdates = request.get(INDEX_UPDATES, List.of());
        check(request, indexUpdates);
        CreateTable.checkSupported(request.get(STREAM), request.get(ENCRYPTION));
        call.permission().require(name(), resources.table(table));
        return writer.answer("TableDescription", update(table, request, indexUpdates));
    }

    private static void check(Parameters request, List<Parameters> indexUpdates) {
        boolean settings = request.has(THROUGHPUT)
                || request.has(BILLING_MODE)
                || request.has(TABLE_CLASS)
                || request.has(DELETION_PROTECTED)
                || request.has(STREAM)
                || request.has(ENCRYPTION);
        if (!settings && indexUpdates.isEmpty()) {
            throw ServiceException.validation(
                    "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates"
                            + " or SSESpecification or ReplicaUpdates is required");
        } else if ("PROVISIONED".equals(request.get(BILLING_MODE)) && !request.has(THROUGHPUT)) {
            throw ServiceException.validation(
                    Declaration.INVALID + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        if (request.has(THROUGHPUT)) {
            Declaration.throughput(request.require(THROUGHPUT));
        }
        Set<String> names = new HashSet<>();
        indexUpdates.forEach(update -> check(update, names));
    }

    private static void check(Parameters update, Set<String> names) {
        Parameters action = action(update);
        String index = action.require(INDEX_NAME);
        Parameters throughput = update.has(DELETE_INDEX) ? null : action.get(THROUGHPUT);
        if (throughput != null) {
            Declaration.throughputOfIndex(index, throughput);
        }
        if (!names.add(index)) {
            throw ServiceException.validation(Declaration.INVALID
                    + "Only one global secondary index update per index is allowed simultaneously. Index: " + index);
        }
    }

    private static Parameters action(Parameters update) {
        for (var member : List.of(UPDATE_INDEX, CREATE_INDEX, DELETE_INDEX)) {
            Parameters action = update.get(member);
            if (action != null) {
                return action;
            }
        }
        throw ServiceException.validation(Declaration.INVALID
                + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                + " GlobalSecondaryIndexUpdate.Delete must not be null");
    }

    private TableDescription update(String table, Parameters request, List<Parameters> indexUpdates) {
        List<Parameters> changes = indexUpdates.stream()
                .filter(update -> !update.has(UPDATE_INDEX))
                .toList();
        if (changes.size() > 1) {
            throw new ServiceException(
                    ErrorType.LIMIT_EXCEEDED,
                    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
        TableDescription now = states.describe(table);
        TableSettings settings = settings(request, indexUpdates, now);
        if (changes.isEmpty()) {
            return states.update(table, () -> store.updateTable(new TableUpdate.Configure(table, settings)));
        }
        Parameters created = changes.get(0).get(CREATE_INDEX);
        TableDescription updated = created != null
                ? addIndex(now, created, request, settings)
                : dropIndex(now, changes.get(0).require(DELETE_INDEX).require(INDEX_NAME));
        if (!settings.equals(now.definition().settings())) {
            store.updateTable(new TableUpdate.Configure(table, settings));
        }
        return updated;
    }

    private TableDescription addIndex(
            TableDescription now, Parameters created, Parameters request, TableSettings settings) {
        String name = created.require(INDEX_NAME);
        Declaration.checkIndexBilling(name, created.get(THROUGHPUT), settings.throughput() == null);
        IndexDefinition index = new Declaration(request.get(ATTRIBUTE_DEFINITIONS, List.of()))
                .index(created, IndexDefinition.Scope.GLOBAL);
        return states.addIndex(new TableUpdate.AddIndex(now.name(), index));
    }

    private TableDescription dropIndex(TableDescription now, String index) {
        if (now.definition().index(index).filter(IndexDefinition::isGlobal).isEmpty()) {
            throw ServiceException.notFound();
        }
        return states.update(now.name(), () -> store.updateTable(new TableUpdate.DropIndex(now.name(), index)));
    }

    private static TableSettings settings(Parameters request, List<Parameters> indexUpdates, TableDescription now) {
        TableSettings before = now.definition().settings();
        TableSettings settings = before.withDeletionProtected(
                        request.get(DELETION_PROTECTED, before.deletionProtected()))
                .withInfrequentAccess(Declaration.infrequentAccess(request, before.infrequentAccess()));
        String mode = request.get(BILLING_MODE, before.throughput() == null ? "PAY_PER_REQUEST" : "PROVISIONED");
        if (mode.equals("PAY_PER_REQUEST")) {
            if (request.has(THROUGHPUT)) {
                throw Declaration.unitsOfRequests();
            }
            return settings.withThroughput(null, Map.of());
        }
        return settings.withThroughput(
                throughput(request.get(THROUGHPUT), before.throughput()), indexThroughput(indexUpdates, now));
    }

    private static @Nullable Throughput throughput(@Nullable Parameters wanted, @Nullable Throughput now) {
        if (wanted == null) {
            return now;
        }
        Throughput throughput = Declaration.throughput(wanted);
        if (throughput.equals(now)) {
            throw ServiceException.validation("The provisioned throughput for the table will not change. The requested"
                    + " value equals the current value. Current ReadCapacityUnits provisioned for the table: "
                    + now.readUnits() + ". Requested ReadCapacityUnits: " + throughput.readUnits()
                    + ". Current WriteCapacityUnits provisioned for the table: " + now.writeUnits()
                    + ". Requested WriteCapacityUnits: " + throughput.writeUnits()
                    + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                    + " limits.");
        }
        return throughput;
    }

    private static Map<String, Throughput> indexThroughput(List<Parameters> indexUpdates, TableDescription now) {
        Map<String, Throughput> throughput =
                new HashMap<>(now.definition().settings().indexThroughput());
        for (Parameters update : indexUpdates) {
            Parameters action = action(update);
            Parameters units = update.has(DELETE_INDEX) ? null : action.get(THROUGHPUT);
            if (update.has(UPDATE_INDEX)
                    && now.definition().index(action.require(INDEX_NAME)).isEmpty()) {
                throw ServiceException.notFound();
            } else if (units != null) {
                throughput.put(
                        action.require(INDEX_NAME), Declaration.throughputOfIndex(action.require(INDEX_NAME), units));
            } else {
                throughput.remove(action.require(INDEX_NAME));
            }
        }
        return throughput;
    }
}
