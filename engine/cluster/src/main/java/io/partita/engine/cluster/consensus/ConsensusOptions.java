package io.partita.engine.cluster.consensus;

import io.partita.engine.cluster.command.encoding.CommandEncoding;
import java.time.Duration;

/**
 * How groups behave.
 *
 * @param electionTimeout how long members wait for a leader's sign of life before they elect another one, to which up to as
 *     much again is added by chance
 * @param patience how long a proposal waits for its outcome, and for room among those under way
 * @param leaseReads whether a leader answers strong reads from the lease that its followers' last signs of life give it,
 *     instead of asking them. A lease lasts nine tenths of the election timeout, so clocks may differ in speed by a tenth
 *     at most, and a process must not pause between a look at its clock and its answer. JRaft also counts the start of
 *     a connection to a follower as a sign of life, and elects a successor by hand-over without waiting for
 *     leases to end. Whoever cannot live with a rare old answer leaves this off
 * @param bytesInFlight how many bytes of proposals are under way at most, in each group
 */
public record ConsensusOptions(
        Duration electionTimeout, Duration patience, boolean leaseReads, int bytesInFlight, SnapshotOptions snapshots) {

    /** What a proposal counts at least, so that its number is bounded too. */
    static final int LEAST_BYTES = 2 << 10;

    /** One second to elect, ten of patience, no lease, 32 MB under way. */
    public static final ConsensusOptions DEFAULT = new ConsensusOptions(
            Duration.ofSeconds(1), Duration.ofSeconds(10), false, 32 << 20, SnapshotOptions.DEFAULT);

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

    int electionMillis() {
        return Math.toIntExact(electionTimeout.toMillis());
    }
}
