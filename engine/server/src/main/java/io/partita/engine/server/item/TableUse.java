package io.partita.engine.server.item;

import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.Action;
import io.partita.engine.server.policy.ConditionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The use of a table or index, whose facts are collected when the first condition asks. */
final class TableUse implements Access {
    private final Action action;
    private final String resource;
    private final @Nullable TableDefinition definition;
    private final Facts.Telling telling;
    private @Nullable Facts facts;

    TableUse(Action action, String resource, @Nullable TableDefinition definition, Facts.Telling telling) {
        this.action = action;
        this.resource = resource;
        this.definition = definition;
        this.telling = telling;
    }

    @Override
    public Action action() {
        return action;
    }

    @Override
    public String resource() {
        return resource;
    }

    @Override
    public @Nullable List<String> values(ConditionKey key) {
        Facts known = facts;
        if (known == null) {
            known = new Facts();
            telling.tell(definition, known);
            facts = known;
        }
        return known.values(key);
    }
}
