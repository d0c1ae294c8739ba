package io.partita.engine.cluster.node;

import io.partita.engine.cluster.administration.SplitPolicy;
import io.partita.engine.cluster.certificate.ClusterCertificates;
import io.partita.engine.cluster.consensus.ConsensusOptions;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessagingOptions;
import io.partita.engine.cluster.metadata.NodeRegistration.Role;
import io.partita.engine.storage.StoreBudget;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a process of a cluster behaves.
 *
 * @param partitionsPerTable how many a table gets, and each of its global indexes
 * @param indexes how long others wait for global indexes
 * @param budget the memory that the stores of the replicas of this process may take together, if there are not more than usual
 * @param part what the process does in the cluster
 */
public record NodeOptions(
        ConsensusOptions consensus,
        Network network,
        int partitionsPerTable,
        IndexWaits indexes,
        StoreBudget budget,
        Part part) {
    /** A node is a member of about three sets beside the metadata set. */
    private static final int USUAL_REPLICAS = 4;

    private static final long LEAST_BUFFER = 1 << 20;

    /**
     * How a process speaks to the others.
     *
     * @param listen where it listens, if that is not where the others reach it
     * @param certificates what secures all that they say to each other, or null for nothing
     */
    public record Network(
            MessagingOptions messaging,
            @Nullable Address listen,
            @Nullable ClusterCertificates certificates) {}

    /**
     * What a process does in the cluster.
     *
     * @param roles what it is good for
     * @param lostAfter how long a node may be silent before this process, if it works on the cluster, has others take its place
     *     for good
     * @param splits which partitions are split, if this process works on the cluster
     * @param scrubEvery how long after the last time the replicas of a set are compared that this process leads
     * @param clients where clients reach it, or null if nobody is to be told
     */
    public record Part(
            Set<Role> roles,
            Duration lostAfter,
            SplitPolicy splits,
            Duration scrubEvery,
            @Nullable Address clients) {
        private static final Duration DAY = Duration.ofDays(1);

        /** All roles, five minutes, partitions of the usual size, and a day. */
        public static final Part DEFAULT = new Part(Set.of(Role.values()), Duration.ofMinutes(5));

        /** Of a process that does not say where clients reach it. */
        public Part(Set<Role> roles, Duration lostAfter) {
            this(roles, lostAfter, SplitPolicy.DEFAULT, DAY, null);
        }

        public Part {
            roles = Set.copyOf(roles);
            if (roles.isEmpty() || lostAfter.isNegative() || lostAfter.isZero() || scrubEvery.isNegative()) {
                throw new IllegalArgumentException(
                        "a process has a role, and a node is lost after some time, not " + roles + " and " + lostAfter);
            }
        }

        public Part withSplits(SplitPolicy policy) {
            return new Part(roles, lostAfter, policy, scrubEvery, clients);
        }

        public Part withScrubEvery(Duration every) {
            return new Part(roles, lostAfter, splits, every, clients);
        }
    }

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

    /** Four partitions a table, all roles, and what the parts have by themselves. */
    public static NodeOptions of(String cluster) {
        return new NodeOptions(
                ConsensusOptions.DEFAULT,
                new Network(MessagingOptions.of(cluster), null, null),
                4,
                IndexWaits.DEFAULT,
                StoreBudget.DEFAULT,
                Part.DEFAULT);
    }

    /** What one replica may take. */
    StoreBudget budgetOfReplica() {
        return new StoreBudget(
                budget.blockCacheBytes() / USUAL_REPLICAS,
                Math.max(LEAST_BUFFER, budget.writeBufferBytes() / USUAL_REPLICAS),
                budget.rowCacheBytes() / USUAL_REPLICAS);
    }

    public MessagingOptions messaging() {
        return network.messaging();
    }

    /** Where a process listens for requests of the others. */
    Address listen(NodeIdentity identity) {
        Address listen = network.listen();
        return listen == null ? identity.address() : listen;
    }

    public NodeOptions withConsensus(ConsensusOptions options) {
        return new NodeOptions(options, network, partitionsPerTable, indexes, budget, part);
    }

    public NodeOptions withMessaging(MessagingOptions options) {
        return withNetwork(new Network(options, network.listen(), network.certificates()));
    }

    public NodeOptions withNetwork(Network newNetwork) {
        return new NodeOptions(consensus, newNetwork, partitionsPerTable, indexes, budget, part);
    }

    public NodeOptions withPartitionsPerTable(int count) {
        return new NodeOptions(consensus, network, count, indexes, budget, part);
    }

    public NodeOptions withIndexes(IndexWaits waits) {
        return new NodeOptions(consensus, network, partitionsPerTable, waits, budget, part);
    }

    public NodeOptions withBudget(StoreBudget newBudget) {
        return new NodeOptions(consensus, network, partitionsPerTable, indexes, newBudget, part);
    }

    public NodeOptions withPart(Part newPart) {
        return new NodeOptions(consensus, network, partitionsPerTable, indexes, budget, newPart);
    }
}
