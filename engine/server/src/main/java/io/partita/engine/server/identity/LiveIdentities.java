package io.partita.engine.server.identity;

import io.partita.engine.server.identity.CredentialsFile.Stamp;
import io.partita.engine.server.policy.Permissions;
import io.partita.engine.server.policy.Policy;
import io.partita.engine.server.policy.Principal;
import io.partita.engine.server.signature.AccessKey;
import io.partita.engine.server.signature.AccessKeys;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users and their keys as a server needs them, read again when the file changes. Safe for many threads: what is found
 * at one moment is of one state of the file.
 */
public final class LiveIdentities implements AccessKeys {
    /** One state of the file. */
    private record State(
            Map<String, AccessKey> keys,
            Map<String, Permissions> permissions,
            @Nullable Stamp stamp) {}

    private final CredentialsFile file;
    private final String account;
    private volatile State state;

    private LiveIdentities(CredentialsFile file, String account, State state) {
        this.file = file;
        this.account = account;
        this.state = state;
    }

    /**
     * Reads the file for the first time.
     *
     * @param account of all users: twelve digits
     * @throws IdentityException as {@link CredentialsFile#read}
     */
    public static LiveIdentities open(CredentialsFile file, String account) throws IOException {
        return new LiveIdentities(file, account, load(file, account));
    }

    /** The stamp is taken first: a change while the file is read is noticed the next time. */
    private static State load(CredentialsFile file, String account) throws IOException {
        Stamp stamp = file.stamp();
        Identities identities = file.read();
        Map<String, AccessKey> keys = new HashMap<>();
        Map<String, Permissions> permissions = new HashMap<>();
        for (User user : identities.users().values()) {
            List<Policy> policies =
                    user.policies().stream().map(identities::policy).toList();
            permissions.put(user.name(), Permissions.of(new Principal(account, user.name()), policies));
            for (KeyRecord key : user.keys()) {
                if (key.isActive()) {
                    keys.put(key.id(), key.ofUser(user.name()));
                }
            }
        }
        return new State(keys, permissions, stamp);
    }

    /**
     * Reads the file again if it is another one than before. To be called from time to time, by one thread.
     *
     * @return whether it was another one
     * @throws IdentityException as {@link CredentialsFile#read}; what was read before stays in force
     */
    public boolean refresh() throws IOException {
        Stamp stamp = file.stamp();
        if (stamp != null && stamp.equals(state.stamp())) {
            return false;
        }
        state = load(file, account);
        return true;
    }

    @Override
    public @Nullable AccessKey find(String accessKeyId) {
        return state.keys().get(accessKeyId);
    }

    /** What a user may do, or null if there is no such user any more. */
    public @Nullable Permissions permissions(String userName) {
        return state.permissions().get(userName);
    }
}
