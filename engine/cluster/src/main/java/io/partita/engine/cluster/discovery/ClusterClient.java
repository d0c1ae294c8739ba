package io.partita.engine.cluster.discovery;

import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.Messenger;
import io.partita.engine.storage.item.ByteReader;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks other processes about the cluster. What is asked for comes later; it is a
 * {@link io.partita.engine.api.error.StoreException} if the other process refuses or there is no answer, as a
 * {@link Messenger} has it. Safe for any number of threads.
 */
public final class ClusterClient {
    private final Messenger messenger;
    private final String node;
    private final Duration patience;

    /**
     * A client of a process.
     *
     * @param node the id of this process's node; empty for somebody who only looks at the cluster
     * @param patience how long an answer is waited for
     */
    public ClusterClient(Messenger messenger, String node, Duration patience) {
        this.messenger = messenger;
        this.node = node;
        this.patience = patience;
    }

    /**
     * Gives a sign of life; the answer is what the other process knows of the cluster beyond what is known here.
     *
     * @param current whether it must have every change that was made before the call
     */
    public CompletableFuture<ClusterKnowledge> report(Address to, ClusterKnowledge known, boolean current) {
        ClusterRequest request = new ClusterRequest.Report(
                node, known.state().version(), known.catalog().version(), current);
        return ask(to, request).thenApply(ClusterKnowledge::decode);
    }

    /** Has the leader of a replica set make these its members; comes to its end when they are. */
    public CompletableFuture<byte[]> changeMembers(Address leader, int set, Collection<Peer> members) {
        return ask(leader, new ClusterRequest.ChangeMembers(set, List.copyOf(members)));
    }

    /** How far the replica of another process has applied the log of a set. */
    public CompletableFuture<Long> applied(Address to, int set) {
        return ask(to, new ClusterRequest.Applied(set)).thenApply(bytes -> {
            ByteReader reader = new ByteReader(bytes, 0, bytes.length, "How far a log has been applied");
            long applied = reader.readVariableLong();
            reader.checkEnd();
            return applied;
        });
    }

    /** How the replicas of another process are. */
    public CompletableFuture<List<ReplicaStatus>> replicas(Address to) {
        return ask(to, new ClusterRequest.Replicas()).thenApply(ReplicaStatuses::decode);
    }

    private CompletableFuture<byte[]> ask(Address to, ClusterRequest request) {
        return messenger
                .send(to, ClusterRequestEncoding.encode(request), patience)
                .thenApply(ClusterAnswer::decode);
    }
}
