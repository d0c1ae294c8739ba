package io.partita.engine.api.request;

import java.util.List;

/**
 * What a batch of writes answers.
 *
 * @param unprocessed writes that were not done and should be sent again
 */
public record BatchWriteResponse(List<WriteRequest> unprocessed, Consumed consumed) {}
