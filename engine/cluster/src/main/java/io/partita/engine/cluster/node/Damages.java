package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import io.partita.engine.cluster.metadata.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which replicas this process knows to be damaged: its own that cannot be opened or have stopped, and others that differ from the
 * majority of their set. Safe for any number of threads.
 */
final class Damages {
    private final String node;
    private final HostedGroups hosted;

    /** Of replicas of this process that are not open, by set. */
    private final Map<Integer, Unopened> unopened = new ConcurrentHashMap<>();

    private final Set<ReplicaDamage> found = ConcurrentHashMap.newKeySet();

    /** Why a replica could not be opened. */
    private record Unopened(StoreException cause, boolean promises) {}

    Damages(String node, HostedGroups hosted) {
        this.node = node;
        this.hosted = hosted;
    }

    /** @param promises whether it cannot be made anew where it is */
    void notOpened(int set, StoreException cause, boolean promises) {
        unopened.put(set, new Unopened(cause, promises));
    }

    boolean isKnown(int set) {
        return unopened.containsKey(set);
    }

    void removed(int set) {
        unopened.remove(set);
    }

    /** Why replicas could not be opened, by set. */
    Map<Integer, String> causes() {
        Map<Integer, String> causes = new HashMap<>();
        unopened.forEach(
                (set, why) -> causes.put(set, String.valueOf(why.cause().getMessage())));
        return causes;
    }

    /** Replicas of a set that this process leads have turned out to differ from the others. */
    void found(int set, String differing) {
        found.add(new ReplicaDamage(set, differing, false));
    }

    /** All, but for others about which something is being done. */
    List<ReplicaDamage> all(ClusterState state) {
        found.removeIf(damage -> state.taskOf(new Work.RebuildMember(damage.set(), damage.node())) != null);
        List<ReplicaDamage> all = new ArrayList<>(found);
        unopened.forEach((set, why) -> all.add(new ReplicaDamage(set, node, why.promises())));
        for (int set : hosted.ids()) {
            HostedGroup group = hosted.group(set);
            StoreException failure = group == null ? null : group.group().failure();
            if (failure != null && failure.code() == ErrorCode.CORRUPTION) {
                all.add(new ReplicaDamage(set, node, false));
            }
        }
        return all;
    }
}
