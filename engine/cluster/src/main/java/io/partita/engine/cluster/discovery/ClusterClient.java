package io.partita.engine.cluster.discovery;

import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.Messenger;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import io.partita.engine.storage.item.ByteReader;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
     * @param damaged the replicas of which this process knows that they are damaged
     */
    public CompletableFuture<ClusterKnowledge> sign(Address to, ClusterKnowledge known, List<ReplicaDamage> damaged) {
        return report(to, node, known, false, damaged);
    }

    /**
     * What another process knows of the cluster beyond what is known here.
     *
     * @param current whether it must have every change that was made before the call
     */
    public CompletableFuture<ClusterKnowledge> report(Address to, ClusterKnowledge known, boolean current) {
        return report(to, "", known, current, List.of());
    }

    private CompletableFuture<ClusterKnowledge> report(
            Address to, String sender, ClusterKnowledge known, boolean current, List<ReplicaDamage> damaged) {
        ClusterRequest request = new ClusterRequest.Report(
                sender, known.state().version(), known.catalog().version(), current, damaged);
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

    /** What the replica of another process has found when it came to an entry of the log; null if it cannot say. */
    public CompletableFuture<@Nullable Long> measured(Address to, int set, long index) {
        return ask(to, new ClusterRequest.Measurement(set, index)).thenApply(bytes -> {
            ByteReader reader = new ByteReader(bytes, 0, bytes.length, "What a replica has found");
            @Nullable Long digest = reader.readByte() == 0 ? null : (Long) reader.readSignedLong();
            reader.checkEnd();
            return digest;
        });
    }

    private CompletableFuture<byte[]> ask(Address to, ClusterRequest request) {
        return messenger
                .send(to, ClusterRequestEncoding.encode(request), patience)
                .thenApply(ClusterAnswer::decode);
    }
}
