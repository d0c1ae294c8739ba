package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.administration.Metadata;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.discovery.ClusterClient;
import io.partita.engine.cluster.discovery.ClusterKnowledge;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import io.partita.engine.cluster.routing.CatalogSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalog and the state of the cluster, as this process knows them: of its replica of the metadata set if it has one, else as
 * others have told it. Both only get later. Safe for any number of threads.
 */
final class ClusterView implements CatalogSource, Metadata {
    static final int METADATA = 0;

    private static final int MOVES = 30;
    private static final Duration MOVING = Duration.ofMillis(5);

    /** Together as long as a leader may need to be elected, several times over. */
    private static final int ATTEMPTS = 200;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HostedGroups hosted;
    private final ReplicaSet metadata;
    private final ClusterClient client;
    private final Supplier<List<Address>> others;
    private final Waiting waiting;
    private final AtomicReference<ClusterKnowledge> told = new AtomicReference<>(ClusterKnowledge.NOTHING);

    /**
     * A view that knows nothing yet but what this process's replica knows.
     *
     * @param metadata the metadata set
     * @param others the other processes that have a replica of it, or may know who has
     */
    ClusterView(
            HostedGroups hosted,
            ReplicaSet metadata,
            ClusterClient client,
            Supplier<List<Address>> others,
            Waiting waiting) {
        this.hosted = hosted;
        this.metadata = metadata;
        this.client = client;
        this.others = others;
        this.waiting = waiting;
    }

    private @Nullable RaftGroup own() {
        HostedGroup group = hosted.group(METADATA);
        return group == null ? null : group.group();
    }

    /** Whether this process leads the metadata set. */
    boolean leads() {
        RaftGroup own = own();
        return own != null && own.membership().isLeader();
    }

    ClusterKnowledge knowledge() {
        return new ClusterKnowledge(state(), catalog());
    }

    @Override
    public Catalog catalog() {
        RaftGroup own = own();
        Catalog elsewhere = told.get().catalog();
        if (own == null) {
            return elsewhere;
        }
        Catalog here = own.replica().catalog();
        return here.version() >= elsewhere.version() ? here : elsewhere;
    }

    @Override
    public ClusterState state() {
        RaftGroup own = own();
        ClusterState elsewhere = told.get().state();
        if (own == null) {
            return elsewhere;
        }
        ClusterState here = own.replica().cluster();
        return here.version() >= elsewhere.version() ? here : elsewhere;
    }

    /** Somebody else has told this process what it knows. */
    void learn(ClusterKnowledge knowledge) {
        told.updateAndGet(known -> known.with(knowledge));
    }

    /**
     * What the replica of this process knows, with every change that was made before the call.
     *
     * @throws StoreException UNAVAILABLE if there is none or it cannot know
     */
    ClusterKnowledge current() {
        RaftGroup own = own();
        if (own == null) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "This process has no replica of the metadata set");
        }
        own.readBarrier();
        return knowledge();
    }

    @Override
    public Catalog refreshed() {
        catchUp();
        return catalog();
    }

    /** The state with every change that was made before the call. */
    ClusterState refreshedState() {
        catchUp();
        return state();
    }

    /** The state as soon as partitions can be placed; for a while it is waited for. */
    ClusterState formed() {
        for (int attempt = 1; ; attempt++) {
            ClusterState state = refreshedState();
            boolean takesPartitions =
                    state.sets().stream().anyMatch(set -> set.id() != METADATA && isActive(set)) || isSingle(state);
            if (takesPartitions || attempt == ATTEMPTS) {
                return state;
            }
            waiting.pause(PAUSE);
        }
    }

    private static boolean isActive(ReplicaSetMembers set) {
        return set.state() == ReplicaSetMembers.State.ACTIVE;
    }

    /** Whether the cluster consists of a set of one member, which hosts everything. */
    private static boolean isSingle(ClusterState state) {
        ReplicaSetMembers set = state.set(METADATA);
        return set != null && isActive(set) && set.nodes().size() == 1;
    }

    @Override
    public boolean follow(int attempts) {
        if (attempts >= MOVES) {
            return false;
        }
        // The map may be changing at this moment: each attempt waits longer for the change to arrive.
        waiting.pause(MOVING.multipliedBy(attempts));
        catchUp();
        return true;
    }

    @Override
    public void change(Command change) {
        metadata.propose(List.of(change)).get(0).await();
    }

    /** While a leader is being elected, waits for it. */
    private void catchUp() {
        for (int attempt = 1; ; attempt++) {
            try {
                catchUpNow();
                return;
            } catch (StoreException e) {
                boolean passes = e.code() == ErrorCode.UNAVAILABLE || e.code() == ErrorCode.UNKNOWN_OUTCOME;
                if (!passes || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            waiting.pause(PAUSE);
        }
    }

    private void catchUpNow() {
        RaftGroup own = own();
        StoreException failure = new StoreException(ErrorCode.UNAVAILABLE, "Nobody is known who knows the cluster");
        if (own != null) {
            try {
                own.readBarrier();
                return;
            } catch (StoreException e) {
                // This replica may be one that does not belong to the set yet, or any more.
                failure = e;
            }
        }
        for (Address other : others.get()) {
            try {
                learn(await(client.report(other, knowledge(), true)));
                return;
            } catch (StoreException e) {
                failure = own == null ? e : failure;
            }
        }
        throw failure;
    }

    /** What was asked for, or why it is not there. */
    <T> T await(CompletableFuture<T> answer) {
        waiting.until(answer);
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
