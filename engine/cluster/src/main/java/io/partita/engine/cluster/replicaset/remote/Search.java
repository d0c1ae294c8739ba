package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.replicaset.remote.Outlook.Patience;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks members one after the other, for as long as it may, with a pause when all have been asked. For one thread. */
final class Search {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(160);

    private final Supplier<List<Address>> members;
    private final Patience patience;
    private final long begun;
    private Duration pause = FIRST_PAUSE;
    private @Nullable Address last;
    private int next;
    private int asked;

    /** @param members in the order in which they are asked */
    Search(Supplier<List<Address>> members, Patience patience) {
        this.members = members;
        this.patience = patience;
        this.begun = patience.nanoTime().getAsLong();
    }

    /**
     * Whom to ask: the one who is preferred, if it is not the one who just failed, or the next member.
     *
     * @throws StoreException UNAVAILABLE if there is nobody
     */
    Address next(@Nullable Address preferred) {
        if (preferred != null && !preferred.equals(last)) {
            last = preferred;
            return preferred;
        }
        List<Address> now = members.get();
        if (now.isEmpty()) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "No member of the replica set is known");
        }
        last = now.get(next++ % now.size());
        return last;
    }

    /** Whether to go on after a member has failed. Waits a moment when as many have as there are. */
    boolean goesOn() {
        if (patience.nanoTime().getAsLong() - begun > patience.search().toNanos()) {
            return false;
        }
        asked++;
        if (asked > members.get().size()) {
            asked = 0;
            patience.waiting().pause(pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
        return true;
    }
}
