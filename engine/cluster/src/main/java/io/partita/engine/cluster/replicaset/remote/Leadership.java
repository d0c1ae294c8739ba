package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.cluster.messaging.Address;
import org.jspecify.annotations.Nullable;

/** Who leads a set, as far as has been heard. Safe for any number of threads. */
final class Leadership {
    private volatile @Nullable Address leader;

    @Nullable
    Address leader() {
        return leader;
    }

    /**
     * A member has said who leads.
     *
     * @param said null if it does not know
     */
    void hear(Address member, @Nullable Address said) {
        if (said != null) {
            if (!said.equals(leader)) {
                leader = said;
            }
        } else {
            notLeading(member);
        }
    }

    /** A member cannot be asked what a leader is asked. */
    void notLeading(Address member) {
        if (member.equals(leader)) {
            leader = null;
        }
    }
}
