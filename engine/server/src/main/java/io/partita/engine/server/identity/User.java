package io.partita.engine.server.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A user.
 *
 * @param policies names of the policies that are attached, sorted
 * @param keys in the order in which they were made
 */
public record User(String name, Instant created, Set<String> policies, List<KeyRecord> keys) {
    public User {
        policies = Collections.unmodifiableSet(new TreeSet<>(policies));
        keys = List.copyOf(keys);
    }

    User withPolicies(Set<String> newPolicies) {
        return new User(name, created, newPolicies, keys);
    }

    User withKeys(List<KeyRecord> newKeys) {
        return new User(name, created, policies, newKeys);
    }
}
