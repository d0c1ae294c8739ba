package io.partita.engine.server.identity;

import io.partita.engine.server.policy.BuiltInPolicies;
import io.partita.engine.server.policy.Policy;
import io.partita.engine.server.policy.PolicyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All users and policies. Immutable: each operation gives new ones, or says why not.
 *
 * @param users by name, sorted
 * @param policies by name, sorted, without the built-in ones
 */
public record Identities(Map<String, User> users, Map<String, Policy> policies) {
    static final Identities NONE = new Identities(Map.of(), Map.of());

    private static final int MOST_USERS = 10_000;
    private static final int MOST_KEYS = 4;
    private static final int MOST_SESSIONS = 100;
    private static final int MOST_POLICIES = 1_000;
    private static final int MOST_ATTACHED = 20;

    public Identities {
        users = Collections.unmodifiableMap(new TreeMap<>(users));
        policies = Collections.unmodifiableMap(new TreeMap<>(policies));
    }

    /**
     * The user of a name.
     *
     * @throws IdentityException if there is none
     */
    public User user(String name) {
        User user = users.get(name);
        if (user == null) {
            throw new IdentityException("there is no user '" + name + "'; see: partita user list");
        }
        return user;
    }

    /**
     * The policy of a name, built-in or not.
     *
     * @throws IdentityException if there is none
     */
    public Policy policy(String name) {
        Policy policy = BuiltInPolicies.byName().getOrDefault(name, policies.get(name));
        if (policy == null) {
            throw new IdentityException("there is no policy '" + name + "'; see: partita policy list");
        }
        return policy;
    }

    /** The user who has a key. */
    public User owner(String keyId) {
        return users.values().stream()
                .filter(user -> user.keys().stream().anyMatch(key -> key.id().equals(keyId)))
                .findFirst()
                .orElseThrow(() -> new IdentityException(
                        "there is no access key '" + keyId + "'; see: partita user key list USER"));
    }

    public Identities createUser(String name, Instant now) {
        Names.check("user", name);
        if (users.containsKey(name)) {
            throw new IdentityException("there is a user '" + name + "' already; for another access key:"
                    + " partita user key create " + name);
        } else if (users.size() >= MOST_USERS) {
            throw new IdentityException("there are " + MOST_USERS + " users, which is the most: delete some");
        }
        return with(new User(name, now, Set.of(), List.of()));
    }

    /** Without a user and all of the user's keys. */
    public Identities deleteUser(String name) {
        Map<String, User> left = new TreeMap<>(users);
        left.remove(user(name).name());
        return new Identities(left, policies);
    }

    /** With one more key; sessions of the user that are over are forgotten. */
    public Identities addKey(String userName, KeyRecord key) {
        User user = user(userName);
        List<KeyRecord> keys = new ArrayList<>(user.keys());
        keys.removeIf(other -> other.isOver(key.created()));
        boolean isSession = key.session() != null;
        long alike = keys.stream()
                .filter(other -> (other.session() != null) == isSession)
                .count();
        if (alike >= (isSession ? MOST_SESSIONS : MOST_KEYS)) {
            throw new IdentityException(
                    isSession
                            ? "the user '" + userName + "' has " + MOST_SESSIONS + " sessions, which is the most: wait"
                                    + " until one ends, or delete one: partita user key delete KEY"
                            : "the user '" + userName + "' has " + MOST_KEYS + " access keys, which is the most: delete"
                                    + " one: partita user key delete KEY");
        }
        keys.add(key);
        return with(user.withKeys(keys));
    }

    public Identities setActive(String keyId, boolean active) {
        return changeKeys(
                keyId,
                keys -> keys.stream()
                        .map(key -> key.id().equals(keyId) ? key.withActive(active) : key)
                        .toList());
    }

    public Identities deleteKey(String keyId) {
        return changeKeys(
                keyId,
                keys -> keys.stream().filter(key -> !key.id().equals(keyId)).toList());
    }

    private Identities changeKeys(String keyId, UnaryOperator<List<KeyRecord>> change) {
        User owner = owner(keyId);
        return with(owner.withKeys(change.apply(owner.keys())));
    }

    public Identities attach(String userName, String policyName) {
        User user = user(userName);
        policy(policyName);
        Set<String> attached = new TreeSet<>(user.policies());
        attached.add(policyName);
        if (attached.size() > MOST_ATTACHED) {
            throw new IdentityException("the user '" + userName + "' has " + MOST_ATTACHED
                    + " policies, which is the most: detach one, or write two into one");
        }
        return with(user.withPolicies(attached));
    }

    public Identities detach(String userName, String policyName) {
        User user = user(userName);
        Set<String> attached = new TreeSet<>(user.policies());
        if (!attached.remove(policyName)) {
            throw new IdentityException("the user '" + userName + "' does not have the policy '" + policyName
                    + "', but " + (attached.isEmpty() ? "none" : String.join(", ", attached)));
        }
        return with(user.withPolicies(attached));
    }

    /**
     * With a policy, in place of one of that name if there is one.
     *
     * @throws PolicyException if the text is no policy
     */
    public Identities putPolicy(String name, String text) {
        Names.check("policy", name);
        if (BuiltInPolicies.byName().containsKey(name)) {
            throw new IdentityException(
                    "the policy '" + name + "' is built in and cannot be changed: choose another name");
        }
        Map<String, Policy> changed = new TreeMap<>(policies);
        changed.put(name, Policy.parse(text));
        if (changed.size() > MOST_POLICIES) {
            throw new IdentityException("there are " + MOST_POLICIES + " policies, which is the most: delete some");
        }
        return new Identities(users, changed);
    }

    public Identities deletePolicy(String name) {
        if (BuiltInPolicies.byName().containsKey(name)) {
            throw new IdentityException("the policy '" + name + "' is built in and cannot be deleted: detach it");
        }
        policy(name);
        List<String> holders = users.values().stream()
                .filter(user -> user.policies().contains(name))
                .map(User::name)
                .toList();
        if (!holders.isEmpty()) {
            throw new IdentityException("the policy '" + name + "' is attached to " + String.join(", ", holders)
                    + "; first: partita policy detach " + name + " " + holders.get(0));
        }
        Map<String, Policy> left = new TreeMap<>(policies);
        left.remove(name);
        return new Identities(users, left);
    }

    private Identities with(User user) {
        Map<String, User> changed = new TreeMap<>(users);
        changed.put(user.name(), user);
        return new Identities(changed, policies);
    }
}
