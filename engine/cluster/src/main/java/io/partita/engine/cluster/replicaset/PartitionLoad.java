package io.partita.engine.cluster.replicaset;

import io.partita.engine.api.table.TableDescription.Size;
import org.jspecify.annotations.Nullable;

/**
 * How much one partition holds and is asked for, and where it can be split.
 *
 * @param size with local indexes; an estimate for a while after a split
 * @param split the hash at which the right half would begin, or null if one half would have next to nothing
 * @param demand what its leader is asked for
 */
public record PartitionLoad(Size size, @Nullable Long split, Demand demand) {

    /**
     * What is asked for of a partition, smoothed over about a minute.
     *
     * @param units write units a second; a strong read unit counts as a third of one, an eventual one as a sixth, so that
     *     1,000 are as much as the service lets one partition do
     * @param split the hash at which the right half would begin if both are to be asked for about as much; null if that is not known, or
     *     if nearly all requests are for one partition key
     */
    public record Demand(long units, @Nullable Long split) {
        /** Nobody asks, or nobody looks. */
        public static final Demand NONE = new Demand(0, null);
    }
}
