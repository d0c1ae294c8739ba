package io.partita.engine.cluster.consensus;

import io.partita.engine.api.error.StoreException;

/** What a group has to know of its replica. Called by JRaft's threads, so all of it must be quick. */
interface GroupEvents {

    /** Entries of so many bytes were applied. */
    void onApplied(long bytes);

    /** This member cannot go on. The first cause is the one that counts. */
    void onHalt(StoreException cause);

    /** This member leads from here on, or no longer. */
    void onLeadership(boolean leads);

    /** This member follows another one from here on. */
    void onFollowing();
}
