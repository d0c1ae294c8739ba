package io.partita.engine.cluster.consensus;

import io.partita.engine.cluster.command.encoding.CommandEncoding;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How groups behave.
 *
 * @param electionTimeout how long members wait for a leader's sign of life before they elect another one, to which up to as
 *     much again is added by chance
 * @param patience how long a proposal waits for its outcome, and for room among those under way
 * @param leaseReads how a leader answers strong reads from the lease that its followers' last signs of life give it, instead of
 *     asking them; null if it asks them
 * @param bytesInFlight how many bytes of proposals are under way at most, in each group
 */
public record ConsensusOptions(
        Duration electionTimeout,
        Duration patience,
        @Nullable LeaseReads leaseReads,
        int bytesInFlight,
        SnapshotOptions snapshots) {

    /** What a proposal counts at least, so that its number is bounded too. */
    static final int LEAST_BYTES = 2 << 10;

    /** One second to elect, ten of patience, no lease, 32 MB under way. */
    public static final ConsensusOptions DEFAULT = new ConsensusOptions(
            Duration.ofSeconds(1), Duration.ofSeconds(10), null, 32 << 20, SnapshotOptions.DEFAULT);

    public ConsensusOptions {
        if (electionTimeout.toMillis() < 100 || electionTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("an election timeout has 100 ms to a minute, not " + electionTimeout);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience is more than " + patience);
        }
        if (bytesInFlight < CommandEncoding.MAX_BYTES) {
            throw new IllegalArgumentException("at least one proposal of " + CommandEncoding.MAX_BYTES
                    + " bytes can be under way, not " + bytesInFlight + " bytes");
        }
    }

    public ConsensusOptions withLeaseReads(@Nullable LeaseReads reads) {
        return new ConsensusOptions(electionTimeout, patience, reads, bytesInFlight, snapshots);
    }

    int electionMillis() {
        return Math.toIntExact(electionTimeout.toMillis());
    }
}
