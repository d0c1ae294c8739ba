package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replicaset.remote.Member;
import io.partita.engine.cluster.replicaset.remote.Outlook;
import io.partita.engine.cluster.replicaset.remote.RemoteReplicaSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All replica sets of the cluster, wherever their replicas are. Safe for any number of threads. */
final class ClusterSets implements ReplicaSets {
    private final Supplier<ClusterState> state;
    private final List<Member> contacts;
    private final Outlook outlook;
    private final Map<Integer, RemoteReplicaSet> sets = new ConcurrentHashMap<>();

    /** Members, and the state from which they were taken. */
    private record Members(ClusterState state, List<Member> members) {}

    /** @param contacts who is asked for the metadata set as long as nothing is known of the cluster */
    ClusterSets(Supplier<ClusterState> state, List<Member> contacts, Outlook outlook) {
        this.state = state;
        this.contacts = contacts;
        this.outlook = outlook;
    }

    @Override
    public ReplicaSet set(int id) {
        return remote(id);
    }

    RemoteReplicaSet remote(int id) {
        RemoteReplicaSet known = sets.get(id);
        if (known != null) {
            return known;
        } else if (id != ClusterView.METADATA && state.get().set(id) == null) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "No replica set " + id + " is known");
        }
        return sets.computeIfAbsent(id, added -> new RemoteReplicaSet(added, members(added), outlook));
    }

    /** The members of a set; of another state they are taken anew. */
    Supplier<List<Member>> members(int id) {
        Members[] last = {new Members(ClusterState.EMPTY, id == ClusterView.METADATA ? contacts : List.of())};
        return () -> {
            ClusterState now = state.get();
            Members taken = last[0];
            if (taken.state() != now) {
                ReplicaSetMembers set = now.set(id);
                taken = new Members(now, set == null ? taken.members() : members(now, set));
                last[0] = taken;
            }
            return taken.members();
        };
    }

    private static List<Member> members(ClusterState state, ReplicaSetMembers set) {
        List<Member> members = new ArrayList<>();
        for (String id : set.nodes()) {
            ClusterNode node = Objects.requireNonNull(state.node(id), "a member that is no node");
            members.add(new Member(Address.parse(node.registration().messages()), node.zone()));
        }
        return members;
    }
}
