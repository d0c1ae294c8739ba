package io.partita.engine.api;

/**
 * What an endpoint can do beyond the item operations that every one has. The planner and the driver adapt
 * to it or refuse clearly.
 *
 * @param endpoint what answers, for people, for instance {@code Partita} or {@code Amazon DynamoDB}
 * @param indexProjection whether indexes hold only what their projection says (some endpoints project everything)
 * @param declaredColumns whether columns and tags of a table definition are kept
 * @param transactions whether several items are read or written all or nothing
 * @param tableChanges whether a table can be truncated and renamed
 * @param localReads whether a read by key waits for nothing but this process and its disk
 * @param maxBatchWrite the most writes of one batch
 */
public record Capabilities(
        String endpoint,
        boolean indexProjection,
        boolean declaredColumns,
        boolean transactions,
        boolean tableChanges,
        boolean localReads,
        int maxBatchWrite) {}
