package io.partita.engine.api.request;

import java.util.List;

/**
 * Up to 25 unconditional puts and deletes, each on its own item, not atomic together (BatchWriteItem).
 *
 * @param writes puts and deletes without condition; an update is a validation error
 */
public record BatchWriteRequest(List<WriteRequest> writes) {
    /** The most writes of one request. */
    public static final int MAX_WRITES = 25;

    public BatchWriteRequest {
        writes = List.copyOf(writes);
    }
}
