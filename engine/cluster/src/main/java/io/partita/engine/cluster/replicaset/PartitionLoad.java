package io.partita.engine.cluster.replicaset;

import io.partita.engine.api.table.TableDescription.Size;
import org.jspecify.annotations.Nullable;

/**
 * How much one partition holds, and where it can be split.
 *
 * @param size with local indexes; an estimate for a while after a split
 * @param split the hash at which the right half would begin, or null if one half would have next to nothing
 */
public record PartitionLoad(Size size, @Nullable Long split) {}
