package io.partita.engine.server.item;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.policy.Action;
import io.partita.engine.server.table.TableStates;
import org.jspecify.annotations.Nullable;

/** The tables that items are in, for callers who may use them so. */
final class Tables {
    private final ItemStore store;
    private final TableStates states;
    private final Resources resources;

    Tables(ItemStore store, TableStates states, Resources resources) {
        this.store = store;
        this.states = states;
        this.resources = resources;
    }

    /**
     * The definition of a table. Whether the caller may use it is found out before whether it is there, so that nobody
     * learns of tables that are not theirs.
     *
     * @param operation that uses it, or an index of it
     * @param telling tells what policies may ask
     * @throws ServiceException ACCESS_DENIED, RESOURCE_NOT_FOUND
     */
    TableDefinition open(Call call, Operation operation, String table, @Nullable String index, Facts.Telling telling) {
        TableDefinition definition = definition(table);
        call.permission()
                .check(new TableUse(Action.of(operation.name()), resources.of(table, index), definition, telling));
        if (definition == null) {
            throw ServiceException.notFound();
        }
        states.checkUsable(table);
        return definition;
    }

    private @Nullable TableDefinition definition(String table) {
        try {
            return store.definition(table);
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.RESOURCE_NOT_FOUND) {
                return null;
            }
            throw failure;
        }
    }
}
