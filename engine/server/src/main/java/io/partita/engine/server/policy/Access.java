package io.partita.engine.server.policy;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that a request does, for which it needs permission. A request may need several. */
public interface Access {
    Action action();

    /** {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME}, with {@code /index/NAME} behind it for an index. */
    String resource();

    /**
     * What the request has for a condition to look at, or null if it has nothing of the kind. Asked only if a policy
     * has a condition on it.
     */
    @Nullable
    List<String> values(ConditionKey key);

    /** An access that has nothing for a condition to look at. */
    static Access of(Action action, String resource) {
        return of(action, resource, key -> null);
    }

    /**
     * An access.
     *
     * @param values as {@link #values} answers them
     */
    static Access of(Action action, String resource, Function<ConditionKey, @Nullable List<String>> values) {
        return new Access() {
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
                return values.apply(key);
            }
        };
    }
}
