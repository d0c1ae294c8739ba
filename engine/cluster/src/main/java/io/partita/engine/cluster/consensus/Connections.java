package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.entity.PeerId;
import com.alipay.sofa.jraft.rpc.RaftClientService;
import com.alipay.sofa.jraft.util.Endpoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The connections of one member to the others. When a connection breaks off at the moment at which it is made, as it does when a process behind a
 * proxy is started again, SOFABolt may keep an empty pool of connections, which it neither fills nor gives up as long as somebody asks for
 * a connection: the other member would hear nothing from this one, perhaps for minutes. What is closed is connected anew. For one
 * thread.
 */
final class Connections {
    private final NodeImpl member;
    private Set<Endpoint> missing = Set.of();

    Connections(NodeImpl member) {
        this.member = member;
    }

    /** Closes those that are not there, and were not there the last time. */
    void mend() {
        RaftClientService service = member.getRpcService();
        Set<Endpoint> stillMissing = new HashSet<>();
        List<PeerId> members = member.isLeader(false) ? member.listPeers() : List.of();
        for (PeerId other : members) {
            Endpoint endpoint = other.getEndpoint();
            if (!other.equals(member.getServerId()) && !service.checkConnection(endpoint, false)) {
                if (missing.contains(endpoint)) {
                    boolean unused = service.disconnect(endpoint);
                } else {
                    stillMissing.add(endpoint);
                }
            }
        }
        missing = stillMissing;
    }
}
