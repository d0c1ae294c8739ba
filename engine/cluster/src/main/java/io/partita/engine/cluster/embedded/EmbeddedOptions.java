package io.partita.engine.cluster.embedded;

import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.storage.StoreBudget;
import java.time.Duration;

/**
 * How an embedded store behaves. Start from {@link #DEFAULT}.
 *
 * @param partitionsPerTable into how many partitions a new table, and each of its global indexes, is cut: 1 to 64
 * @param indexWait how long a read of a global index waits for the writes that were acknowledged before it began;
 *     0 reads what is there, which is all that the service promises
 * @param maxIndexBacklog the most changes of a partition that may wait for global indexes before writes to it are
 *     held back
 * @param backlogWait how long a write is held back before it is refused with THROTTLED
 * @param budget the memory that a store on disk may take
 */
public record EmbeddedOptions(
        int partitionsPerTable, Duration indexWait, int maxIndexBacklog, Duration backlogWait, StoreBudget budget) {
    private static final int MAX_PARTITIONS = 64;

    /** 4 partitions, 1 s for reads of global indexes, 10,000 changes of backlog, 1 s for writes held back. */
    public static final EmbeddedOptions DEFAULT =
            new EmbeddedOptions(4, Duration.ofSeconds(1), 10_000, Duration.ofSeconds(1), StoreBudget.DEFAULT);

    public EmbeddedOptions {
        if (partitionsPerTable < 1 || partitionsPerTable > MAX_PARTITIONS) {
            throw new IllegalArgumentException("a table has 1 to 64 partitions, not " + partitionsPerTable);
        } else if (maxIndexBacklog < 1 || indexWait.isNegative() || backlogWait.isNegative()) {
            throw new IllegalArgumentException("a backlog of at least 1 change, and waits of 0 or more: "
                    + maxIndexBacklog + ", " + indexWait + ", " + backlogWait);
        }
    }

    IndexPropagator.Bounds propagationBounds() {
        return new IndexPropagator.Bounds(indexWait, maxIndexBacklog, backlogWait);
    }

    public EmbeddedOptions withPartitionsPerTable(int count) {
        return new EmbeddedOptions(count, indexWait, maxIndexBacklog, backlogWait, budget);
    }

    public EmbeddedOptions withIndexWait(Duration wait) {
        return new EmbeddedOptions(partitionsPerTable, wait, maxIndexBacklog, backlogWait, budget);
    }

    public EmbeddedOptions withBacklog(int maxChanges, Duration wait) {
        return new EmbeddedOptions(partitionsPerTable, indexWait, maxChanges, wait, budget);
    }

    public EmbeddedOptions withBudget(StoreBudget newBudget) {
        return new EmbeddedOptions(partitionsPerTable, indexWait, maxIndexBacklog, backlogWait, newBudget);
    }
}
