package io.partita.engine.api.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * How an endpoint is reached. Its text holds no secret.
 *
 * @param region in whose name requests are signed, or null for that of the surroundings (of the profile, the
 *     environment or the machine)
 */
public record EndpointOptions(
        Credentials credentials, @Nullable String region, Transport transport, Patience patience) {

    /** Whoever and wherever the surroundings say. */
    public static final EndpointOptions DEFAULT =
            new EndpointOptions(new Credentials.Chain(), null, Transport.DEFAULT, Patience.DEFAULT);

    public EndpointOptions withCredentials(Credentials newCredentials) {
        return new EndpointOptions(newCredentials, region, transport, patience);
    }

    public EndpointOptions withRegion(@Nullable String newRegion) {
        return new EndpointOptions(credentials, newRegion, transport, patience);
    }

    public EndpointOptions withTransport(Transport newTransport) {
        return new EndpointOptions(credentials, region, newTransport, patience);
    }

    public EndpointOptions withPatience(Patience newPatience) {
        return new EndpointOptions(credentials, region, transport, newPatience);
    }
}
