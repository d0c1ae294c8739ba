package io.partita.engine.server.policy;

import io.partita.engine.server.policy.Statement.BoundStatement;
import java.util.List;

/**
 * What is known of all accesses with one action to one resource before any of them is looked at.
 *
 * @param otherwise the decision if no condition holds
 * @param denying statements that deny on conditions
 * @param allowing statements that allow on conditions, none if one allows without
 */
record Ruling(Decision otherwise, List<BoundStatement> denying, List<BoundStatement> allowing) {
    Ruling {
        denying = List.copyOf(denying);
        allowing = List.copyOf(allowing);
    }

    static Ruling of(List<BoundStatement> statements) {
        boolean isAllowed = false;
        for (BoundStatement statement : statements) {
            if (statement.isUnconditional() && statement.effect() == Effect.DENY) {
                return new Ruling(Decision.DENIED, List.of(), List.of());
            }
            isAllowed |= statement.isUnconditional();
        }
        List<BoundStatement> denying = conditional(statements, Effect.DENY);
        return isAllowed
                ? new Ruling(Decision.ALLOWED, denying, List.of())
                : new Ruling(Decision.NOT_ALLOWED, denying, conditional(statements, Effect.ALLOW));
    }

    private static List<BoundStatement> conditional(List<BoundStatement> statements, Effect effect) {
        return statements.stream()
                .filter(statement -> !statement.isUnconditional() && statement.effect() == effect)
                .toList();
    }

    Decision decide(Access access, Principal principal) {
        for (int i = 0; i < denying.size(); i++) {
            if (denying.get(i).applies(access, principal)) {
                return Decision.DENIED;
            }
        }
        for (int i = 0; i < allowing.size(); i++) {
            if (allowing.get(i).applies(access, principal)) {
                return Decision.ALLOWED;
            }
        }
        return otherwise;
    }
}
