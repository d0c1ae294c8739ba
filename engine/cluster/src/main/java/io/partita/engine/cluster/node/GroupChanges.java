package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.administration.GroupMembership;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.discovery.ClusterClient;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.metadata.ClusterNode;
import java.util.ArrayList;
import java.util.List;

/** Changes who takes part in the consensus of a set by asking its leader, wherever that is. */
final class GroupChanges implements GroupMembership {
    private final ClusterView view;
    private final ClusterSets sets;
    private final ClusterClient client;

    GroupChanges(ClusterView view, ClusterSets sets, ClusterClient client) {
        this.view = view;
        this.sets = sets;
        this.client = client;
    }

    @Override
    public void change(int set, List<String> nodes) {
        List<Peer> members = new ArrayList<>();
        for (String id : nodes) {
            ClusterNode node = view.state().node(id);
            if (node == null) {
                throw new StoreException(ErrorCode.UNAVAILABLE, "Node " + id + " is not known here yet");
            }
            members.add(Peer.parse(node.registration().consensus()));
        }
        Address leader = sets.remote(set).leader();
        if (leader == null) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "Nobody leads replica set " + set + " at present");
        }
        byte[] unused = view.await(client.changeMembers(leader, set, members));
    }
}
