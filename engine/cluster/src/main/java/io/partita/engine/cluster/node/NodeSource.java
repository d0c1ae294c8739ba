package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.administration.NodeWatch;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.discovery.ClusterKnowledge;
import io.partita.engine.cluster.discovery.ClusterSource;
import io.partita.engine.cluster.discovery.ReplicaStatus;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this process tells others of the cluster, and does when they ask for it. */
final class NodeSource implements ClusterSource {
    private final ClusterView view;
    private final HostedGroups hosted;
    private final NodeWatch watch;
    private final Damages damages;
    private volatile boolean stopping;

    NodeSource(ClusterView view, HostedGroups hosted, NodeWatch watch, Damages damages) {
        this.view = view;
        this.hosted = hosted;
        this.watch = watch;
        this.damages = damages;
    }

    /** From here on nobody hands leadership to this process. */
    void stop() {
        stopping = true;
    }

    @Override
    public ClusterKnowledge knowledge() {
        return view.knowledge();
    }

    @Override
    public ClusterKnowledge current() {
        return view.current();
    }

    @Override
    public void heard(String node, List<ReplicaDamage> damaged) {
        watch.heard(node, damaged);
    }

    @Override
    public void changeMembers(int set, Set<Peer> members) {
        group(set).group().membership().replace(members);
    }

    @Override
    public long applied(int set) {
        if (stopping) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "This process is being stopped");
        }
        return group(set).group().replica().appliedIndex();
    }

    @Override
    public @Nullable Long measured(int set, long index) {
        return group(set).group().readable().measured(index);
    }

    @Override
    public List<ReplicaStatus> replicas() {
        return hosted.statuses(damages.causes());
    }

    private HostedGroup group(int set) {
        HostedGroup group = hosted.group(set);
        if (group == null) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "This process has no replica of the replica set " + set);
        }
        return group;
    }
}
