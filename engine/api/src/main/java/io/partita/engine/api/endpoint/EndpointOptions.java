package io.partita.engine.api.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * How an endpoint is reached. Its text holds no secret.
 *
 * @param region in whose name requests are signed, or null for that of the surroundings (of the profile, the
 *     environment or the machine)
 * @param cluster how the processes of a cluster are asked, or null if this is none of ours
 */
public record EndpointOptions(
        Credentials credentials,
        @Nullable String region,
        Transport transport,
        Patience patience,
        @Nullable Cluster cluster) {

    /** Whoever and wherever the surroundings say. */
    public static final EndpointOptions DEFAULT =
            new EndpointOptions(new Credentials.Chain(), null, Transport.DEFAULT, Patience.DEFAULT, null);

    public EndpointOptions withCredentials(Credentials newCredentials) {
        return new EndpointOptions(newCredentials, region, transport, patience, cluster);
    }

    public EndpointOptions withRegion(@Nullable String newRegion) {
        return new EndpointOptions(credentials, newRegion, transport, patience, cluster);
    }

    public EndpointOptions withTransport(Transport newTransport) {
        return new EndpointOptions(credentials, region, newTransport, patience, cluster);
    }

    public EndpointOptions withPatience(Patience newPatience) {
        return new EndpointOptions(credentials, region, transport, newPatience, cluster);
    }

    public EndpointOptions withCluster(@Nullable Cluster newCluster) {
        return new EndpointOptions(credentials, region, transport, patience, newCluster);
    }
}
