package io.partita.engine.server.policy;

import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.policy.Statement.BoundStatement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one user may do: all statements of the user's policies, made ready for that user. Safe for many threads.
 *
 * <p>Nothing is allowed but what a statement allows; a statement that denies has the last word. What depends on nothing
 * but action and resource is decided once.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 * evaluation logic</a>.
 */
public final class Permissions {
    /** Resources are named by requests: whoever names many loses the rulings on others, and nothing more. */
    private static final int MOST_RULINGS = 1024;

    private final Principal principal;
    private final Map<Action, List<BoundStatement>> statements = new EnumMap<>(Action.class);
    private final Map<Action, Map<String, Ruling>> rulings = new EnumMap<>(Action.class);

    private Permissions(Principal principal) {
        this.principal = principal;
        for (Action action : Action.values()) {
            statements.put(action, new ArrayList<>());
            rulings.put(action, new ConcurrentHashMap<>(2));
        }
    }

    /** What the policies of a user come to. */
    public static Permissions of(Principal principal, List<Policy> policies) {
        Permissions permissions = new Permissions(principal);
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                BoundStatement bound = statement.bind(principal.userName());
                statement.actions().forEach(action -> permissions.of(action).add(bound));
            }
        }
        return permissions;
    }

    private List<BoundStatement> of(Action action) {
        return statements.getOrDefault(action, List.of());
    }

    public Principal principal() {
        return principal;
    }

    /** Whether an access is allowed. */
    public Decision decide(Access access) {
        return ruling(access.action(), access.resource()).decide(access, principal);
    }

    private Ruling ruling(Action action, String resource) {
        Map<String, Ruling> known = rulings.getOrDefault(action, Map.of());
        Ruling ruling = known.get(resource);
        if (ruling == null) {
            ruling = Ruling.of(of(action).stream()
                    .filter(statement -> statement.isAbout(resource))
                    .toList());
            if (known.size() >= MOST_RULINGS) {
                known.clear();
            }
            known.put(resource, ruling);
        }
        return ruling;
    }

    /**
     * Lets an allowed access pass.
     *
     * @throws ServiceException ACCESS_DENIED in the words of the service, if it is not allowed
     */
    public void check(Access access) {
        Decision decision = decide(access);
        if (decision != Decision.ALLOWED) {
            throw new ServiceException(ErrorType.ACCESS_DENIED, refusal(access, decision));
        }
    }

    private String refusal(Access access, Decision decision) {
        String reason = decision == Decision.DENIED
                ? "with an explicit deny in an identity-based policy"
                : "because no identity-based policy allows the " + access.action() + " action";
        return "User: " + principal.arn() + " is not authorized to perform: " + access.action() + " on resource: "
                + access.resource() + " " + reason;
    }
}
