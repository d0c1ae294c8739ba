package io.partita.engine.server.protocol;

import io.partita.engine.server.error.ServiceException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Is told of every request that was answered; called by many threads at once. */
@FunctionalInterface
public interface Observer {
    Observer NOBODY = exchange -> {};

    void answered(Exchange exchange);

    /**
     * A request and what came of it.
     *
     * @param operation as the request names it, or empty if it names none that there is
     * @param caller who asked, or empty if they were not known
     * @param requestBytes of the body
     * @param nanos that it took to make the answer
     * @param failure why it failed, or null if it did not
     */
    record Exchange(
            String requestId,
            InetSocketAddress peer,
            String operation,
            String caller,
            int requestBytes,
            long nanos,
            @Nullable ServiceException failure) {}
}
