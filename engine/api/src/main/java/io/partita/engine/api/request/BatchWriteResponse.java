package io.partita.engine.api.request;

import java.util.List;

/** @param unprocessed writes that were not done and should be sent again */
public record BatchWriteResponse(List<WriteRequest> unprocessed, Consumed consumed) {}
