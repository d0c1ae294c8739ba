package io.partita.engine.api;

import io.partita.engine.api.endpoint.EndpointOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where a store is. */
public sealed interface StoreLocation {

    /** In the memory of this process, gone when it is closed. */
    record Memory() implements StoreLocation {}

    /** In a directory, which is made if it does not exist; one process at a time. */
    record Directory(Path path) implements StoreLocation {
        public Directory {
            path = path.toAbsolutePath().normalize();
        }
    }

    /**
     * Behind an endpoint that speaks the DynamoDB protocol.
     *
     * @param addresses of the nodes of one cluster, any of which answers, the first one preferred; none for Amazon's own
     *     of the region
     */
    record Endpoint(List<URI> addresses, EndpointOptions options) implements StoreLocation {
        public Endpoint {
            addresses = List.copyOf(addresses);
        }
    }
}
