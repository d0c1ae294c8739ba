package io.partita.engine.api;

/**
 * What an endpoint can do beyond the item operations that every one has. The planner and the driver adapt
 * to it or refuse clearly.
 *
 * @param indexProjection whether indexes hold only what their projection says (some endpoints project everything)
 * @param declaredColumns whether columns and tags of a table definition are kept
 * @param maxBatchWrite the most writes of one batch
 */
public record Capabilities(boolean indexProjection, boolean declaredColumns, int maxBatchWrite) {}
