package io.partita.engine.api.endpoint;

import org.jspecify.annotations.Nullable;

/** Who asks an endpoint. */
public sealed interface Credentials {

    /** Nobody: requests are not signed. */
    record Anonymous() implements Credentials {}

    /**
     * Whoever the surroundings say: system properties, environment, a web identity, the default profile with its roles
     * and single sign-on, the container, the machine; in the order of the SDK's default chain.
     */
    record Chain() implements Credentials {}

    /** Whoever a profile of the shared configuration files is. */
    record Profile(String name) implements Credentials {}

    /** An access key, with the token of a session if it is a temporary one. */
    record AccessKey(String id, Secret secret, @Nullable Secret sessionToken) implements Credentials {}

    /**
     * A role that somebody else takes on.
     *
     * @param arn of the role
     * @param source who takes it on
     */
    record Role(String arn, Credentials source) implements Credentials {}
}
