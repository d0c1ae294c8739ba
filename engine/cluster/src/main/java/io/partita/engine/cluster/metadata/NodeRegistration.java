package io.partita.engine.cluster.metadata;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a process says of itself when it joins, and again whenever it starts.
 *
 * @param id the name of the node; letters, digits and hyphens, up to 64, beginning with a letter
 * @param zone what fails together, as the administrator sees it; written like an id
 * @param messages {@code host:port} at which it answers other processes
 * @param consensus {@code host:port} at which the members of its groups reach it
 * @param directory what tells its data directory from all others, made at random when that was made; tells two processes
 *     that bear one name apart
 * @param clients {@code host:port} at which clients reach it, or null if it does not say
 */
public record NodeRegistration(
        String id,
        String zone,
        String messages,
        String consensus,
        Set<Role> roles,
        String directory,
        @Nullable String clients) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,63}");
    private static final Pattern DIRECTORY = Pattern.compile("[a-zA-Z0-9-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s]{1,255}:[0-9]{1,5}");

    public NodeRegistration {
        checkName(id, "node");
        checkName(zone, "zone");
        checkAddress(messages);
        checkAddress(consensus);
        if (clients != null) {
            checkAddress(clients);
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("node " + id + " has no role");
        } else if (!DIRECTORY.matcher(directory).matches()) {
            throw new IllegalArgumentException("'" + directory + "' does not tell data directories apart");
        }
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** Of a process that does not say where clients reach it. */
    public NodeRegistration(
            String id, String zone, String messages, String consensus, Set<Role> roles, String directory) {
        this(id, zone, messages, consensus, roles, directory, null);
    }

    /** What a node does. */
    public enum Role {
        /** It can be a member of replica sets. */
        STORAGE,
        /** It answers clients. */
        ROUTER
    }

    public boolean stores() {
        return roles.contains(Role.STORAGE);
    }

    /** Refuses what cannot be the name of something. */
    static void checkName(String name, String what) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a " + what
                    + ": these have letters, digits and hyphens, up to 64, and begin with a letter");
        }
    }

    private static void checkAddress(String address) {
        int port = ADDRESS.matcher(address).matches()
                ? Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))
                : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("'" + address + "' is not an address, which is host:port");
        }
    }
}
