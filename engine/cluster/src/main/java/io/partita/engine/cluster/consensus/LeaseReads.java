package io.partita.engine.cluster.consensus;

/**
 * That a leader answers strong reads without asking its followers, as long as its lease lasts: followers that have heard of it
 * elect nobody else for an election timeout. The lease begins when the leader sent what a majority has answered, and lasts for the election timeout less
 * the drift.
 *
 * <p>What has to be true, so that no strong read is old:
 *
 * <ul>
 *   <li>In one election timeout the clocks of two members that measure time spent (not that of day) differ by no more than the drift. A process that
 *       stands still is no danger, since its clock goes on: its lease is over when it goes on. A virtual
 *       machine whose clock stands still with it is one.
 *   <li>Leadership is handed over only by a leader that takes the command to do so as the end of its lease, which JRaft's does; but a
 *       command to stand for election that is held up in the network until that leader has given up, and leads again, is
 *       obeyed although there is a lease.
 *   <li>A member that is killed is not started again before a lease has ended that it has given: it does not remember.
 *   <li>JRaft takes the start of replication to a member, too, as a sign of it: a leader that is elected has the votes of a majority, so only one
 *       that is cut off while members are added begins a lease that nobody has given.
 * </ul>
 *
 * Whoever cannot live with these leaves it off.
 *
 * @param driftPercent by how many parts in a hundred clocks may differ in speed at most, from 1 to 90
 */
public record LeaseReads(int driftPercent) {
    public static final int MOST_DRIFT = 90;

    /** A tenth. */
    public static final LeaseReads DEFAULT = new LeaseReads(10);

    public LeaseReads {
        if (driftPercent < 1 || driftPercent > MOST_DRIFT) {
            throw new IllegalArgumentException("clocks differ in speed by 1 to 90 percent, not " + driftPercent);
        }
    }

    /** How much of an election timeout a lease lasts, in parts of a hundred. */
    int percentOfElection() {
        return 100 - driftPercent;
    }
}
