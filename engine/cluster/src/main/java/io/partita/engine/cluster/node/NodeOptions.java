package io.partita.engine.cluster.node;

import io.partita.engine.cluster.consensus.ConsensusOptions;
import io.partita.engine.cluster.messaging.MessagingOptions;
import io.partita.engine.storage.StoreBudget;
import java.time.Duration;

/**
 * How a process of a cluster behaves.
 *
 * @param partitionsPerTable how many a table gets, and each of its global indexes
 * @param indexes how long others wait for global indexes
 * @param budget the memory that the store of a replica may take
 */
public record NodeOptions(
        ConsensusOptions consensus,
        MessagingOptions messaging,
        int partitionsPerTable,
        IndexWaits indexes,
        StoreBudget budget) {

    /**
     * How long others wait for global indexes.
     *
     * @param read how long a read of an index waits for the writes before it; zero for not at all, as the service has it
     * @param maxBacklog the most changes of a partition that may wait before writes to it are held back
     * @param write how long a write is held back before it is refused with THROTTLED
     */
    public record IndexWaits(Duration read, int maxBacklog, Duration write) {
        public static final IndexWaits DEFAULT = new IndexWaits(Duration.ZERO, 10_000, Duration.ofSeconds(1));
    }

    /** Four partitions a table, and what the parts have by themselves. */
    public static NodeOptions of(String cluster) {
        return new NodeOptions(
                ConsensusOptions.DEFAULT, MessagingOptions.of(cluster), 4, IndexWaits.DEFAULT, StoreBudget.DEFAULT);
    }

    public NodeOptions withConsensus(ConsensusOptions options) {
        return new NodeOptions(options, messaging, partitionsPerTable, indexes, budget);
    }

    public NodeOptions withMessaging(MessagingOptions options) {
        return new NodeOptions(consensus, options, partitionsPerTable, indexes, budget);
    }

    public NodeOptions withPartitionsPerTable(int count) {
        return new NodeOptions(consensus, messaging, count, indexes, budget);
    }

    public NodeOptions withIndexes(IndexWaits waits) {
        return new NodeOptions(consensus, messaging, partitionsPerTable, waits, budget);
    }

    public NodeOptions withBudget(StoreBudget newBudget) {
        return new NodeOptions(consensus, messaging, partitionsPerTable, indexes, newBudget);
    }
}
