package io.partita.engine.server.statement;

import io.partita.engine.api.statement.StatementAccess;
import io.partita.engine.server.item.LeadingKey;
import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.Action;
import io.partita.engine.server.policy.ConditionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement does, as policies look at it. */
record StatementUse(
        StatementAccess statement,
        String resource,
        @Nullable String enclosing) implements Access {

    @Override
    public Action action() {
        return Action.of(statement.action().text());
    }

    @Override
    public @Nullable List<String> values(ConditionKey key) {
        return switch (key) {
            case FULL_TABLE_SCAN ->
                statement.action() == StatementAccess.Action.SELECT
                        ? List.of(String.valueOf(statement.fullScan()))
                        : null;
            case LEADING_KEYS ->
                statement.leadingKeys().isEmpty()
                        ? null
                        : statement.leadingKeys().stream().map(LeadingKey::text).toList();
            case ATTRIBUTES -> statement.attributes().isEmpty() ? null : List.copyOf(statement.attributes());
            case ENCLOSING_OPERATION -> enclosing == null ? null : List.of(enclosing);
            default -> null;
        };
    }
}
