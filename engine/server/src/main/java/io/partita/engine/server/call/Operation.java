package io.partita.engine.server.call;

import java.io.IOException;

/**
 * One operation of the protocol. Safe for any number of threads.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html">API
 * reference</a>.
 */
public interface Operation {

    /** As {@code X-Amz-Target} names it, without the version. */
    String name();

    /** Whether it reads so little, and waits so surely for nothing, that it is answered where it was received. */
    default boolean isBrief() {
        return false;
    }

    /**
     * Reads the request, checks it, and does what it asks.
     *
     * @throws io.partita.engine.server.error.ServiceException if it is refused
     * @throws io.partita.engine.api.error.StoreException if the store refuses it
     * @throws IOException if the request is no JSON
     */
    Answer answer(Call call) throws IOException;
}
