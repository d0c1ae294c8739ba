package io.partita.engine.server.statement;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.statement.StatementService;
import io.partita.engine.api.statement.StatementServiceProvider;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.table.TableStates;
import java.util.List;
import java.util.ServiceLoader;

/** The operations on statements, if there is somebody who can read them. */
public final class StatementOperations {
    private StatementOperations() {}

    /**
     * The operations over a store.
     *
     * @return none if no provider is found
     */
    public static List<Operation> of(ItemStore store, TableStates states, Resources resources) {
        StatementService service = ServiceLoader.load(StatementServiceProvider.class)
                .findFirst()
                .map(provider -> provider.over(store))
                .orElse(null);
        if (service == null) {
            return List.of();
        }
        StatementCapacity capacity = new StatementCapacity(store);
        StatementPermissions permissions = new StatementPermissions(states, resources);
        return List.of(
                new ExecuteStatement(service, permissions, capacity),
                new BatchExecuteStatement(service, permissions, capacity),
                new ExecuteTransaction(service, permissions, capacity));
    }
}
