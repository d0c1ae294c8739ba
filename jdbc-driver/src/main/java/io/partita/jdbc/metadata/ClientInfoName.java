package io.partita.jdbc.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client info properties that JDBC suggests; they are kept and told, and change nothing. */
public final class ClientInfoName {
    public static final List<String> ALL = List.of("ApplicationName", "ClientHostname", "ClientUser");

    private ClientInfoName() {}

    public static boolean isKnown(@Nullable String name) {
        return name != null && ALL.contains(name);
    }
}
