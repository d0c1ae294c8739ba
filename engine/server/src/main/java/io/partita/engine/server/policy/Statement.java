package io.partita.engine.server.policy;

import io.partita.engine.server.policy.Condition.BoundCondition;
import java.util.List;
import java.util.Set;

/**
 * One statement of a policy.
 *
 * @param actions to which it applies, wildcards and NotAction resolved
 * @param resources of {@code Resource} or {@code NotResource}
 * @param isNotResource whether it applies to all other resources
 */
record Statement(
        Effect effect,
        Set<Action> actions,
        List<PolicyText> resources,
        boolean isNotResource,
        List<Condition> conditions) {
    Statement {
        actions = Set.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /** The statement for one user. */
    BoundStatement bind(String userName) {
        return new BoundStatement(
                effect,
                resources.stream()
                        .map(text -> ResourcePattern.of(text.pattern(userName)))
                        .toList(),
                isNotResource,
                conditions.stream().map(condition -> condition.bind(userName)).toList());
    }

    /** A statement whose texts are those of one user. */
    record BoundStatement(
            Effect effect, List<ResourcePattern> resources, boolean isNotResource, List<BoundCondition> conditions) {
        BoundStatement {
            resources = List.copyOf(resources);
            conditions = List.copyOf(conditions);
        }

        boolean isAbout(String resource) {
            return resources.stream().anyMatch(pattern -> pattern.matches(resource)) != isNotResource;
        }

        boolean isUnconditional() {
            return conditions.isEmpty();
        }

        /** Whether all conditions hold. */
        boolean applies(Access access, Principal principal) {
            for (BoundCondition condition : conditions) {
                List<String> values = condition.key() == ConditionKey.USER_NAME
                        ? List.of(principal.userName())
                        : access.values(condition.key());
                if (!condition.holds(values)) {
                    return false;
                }
            }
            return true;
        }
    }
}
