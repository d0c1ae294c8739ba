package io.partita.engine.server.statement;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.statement.StatementGate;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.table.TableStates;
import org.jspecify.annotations.Nullable;

/** Who may run which statement: asks the policies of the caller, and then whether the table can be used. */
final class StatementPermissions {
    private final TableStates states;
    private final Resources resources;

    StatementPermissions(TableStates states, Resources resources) {
        this.states = states;
        this.resources = resources;
    }

    /**
     * The gate for the statements of one call.
     *
     * @param enclosing the transaction that they are part of, or null
     */
    StatementGate gate(Call call, @Nullable String enclosing) {
        return access -> {
            String resource = resources.of(access.table(), access.index());
            try {
                call.permission().check(new StatementUse(access, resource, enclosing));
                states.checkUsable(access.table());
            } catch (ServiceException refused) {
                throw new StoreException(refused.code(), String.valueOf(refused.text()));
            }
        };
    }
}
