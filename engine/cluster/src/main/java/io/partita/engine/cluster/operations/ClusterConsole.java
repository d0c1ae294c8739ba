package io.partita.engine.cluster.operations;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.discovery.ClusterClient;
import io.partita.engine.cluster.discovery.ClusterKnowledge;
import io.partita.engine.cluster.discovery.ReplicaStatus;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessagingOptions;
import io.partita.engine.cluster.messaging.SocketMessenger;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.remote.HostedSets;
import io.partita.engine.cluster.replicaset.remote.Member;
import io.partita.engine.cluster.replicaset.remote.Outlook;
import io.partita.engine.cluster.replicaset.remote.RemoteReplicaSet;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A look at a cluster by somebody who is none of its nodes, and what may be asked of it. Every failure is a
 * {@link StoreException}. For one thread at a time.
 */
public final class ClusterConsole implements AutoCloseable {
    private static final int METADATA = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SEARCH = Duration.ofSeconds(10);

    private final List<Address> contacts;
    private final SocketMessenger messenger;
    private final ClusterClient client;
    private final ReplicaSet metadata;
    private ClusterKnowledge known = ClusterKnowledge.NOTHING;

    /** Nobody has a replica here. */
    private static final class NoReplicas implements HostedSets {
        @Override
        public @Nullable ReplicaSet set(int id) {
            return null;
        }

        @Override
        public long appliedIndex(int id) {
            return 0;
        }

        @Override
        public @Nullable Address leader(int id) {
            return null;
        }
    }

    private ClusterConsole(List<Address> contacts, MessagingOptions options, LongSupplier nanoTime) {
        this.contacts = List.copyOf(contacts);
        this.messenger = SocketMessenger.start(options, nanoTime);
        this.client = new ClusterClient(messenger, "", PATIENCE);
        // Somebody who takes no requests has no address; this one is nobody's.
        Member nobody = new Member(new Address("0.0.0.0", 1), "");
        Outlook outlook = new Outlook(
                nobody, new NoReplicas(), messenger, new Outlook.Patience(PATIENCE, SEARCH, nanoTime, Waiting.THREAD));
        this.metadata = new RemoteReplicaSet(
                METADATA,
                () -> metadataMembers().stream()
                        .map(address -> new Member(address, ""))
                        .toList(),
                outlook);
    }

    /**
     * Looks at a cluster; nobody is asked yet.
     *
     * @param contacts where some of its processes take requests
     * @param nanoTime a clock that only runs forward
     */
    public static ClusterConsole of(List<Address> contacts, MessagingOptions options, LongSupplier nanoTime) {
        return new ClusterConsole(contacts, options, nanoTime);
    }

    /** Those who have the metadata, as far as is known. */
    private List<Address> metadataMembers() {
        ReplicaSetMembers set = known.state().set(METADATA);
        if (set == null) {
            return contacts;
        }
        List<Address> members = new ArrayList<>();
        for (String id : set.nodes()) {
            ClusterNode node = known.state().node(id);
            if (node != null) {
                members.add(address(node));
            }
        }
        return members;
    }

    private static Address address(ClusterNode node) {
        return Address.parse(node.registration().messages());
    }

    /**
     * Nodes, replica sets, tasks and tables as they are now.
     *
     * @throws StoreException UNAVAILABLE if nobody can say
     */
    public ClusterKnowledge look() {
        StoreException failure = new StoreException(ErrorCode.UNAVAILABLE, "No process of a cluster was named");
        Set<Address> asked = new LinkedHashSet<>(contacts);
        for (Address contact : contacts) {
            try {
                known = known.with(await(client.report(contact, known, false)));
                asked.addAll(metadataMembers());
            } catch (StoreException e) {
                failure = e;
            }
        }
        for (Address address : asked) {
            try {
                known = known.with(await(client.report(address, known, true)));
                return known;
            } catch (StoreException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** How the replicas of all nodes are, by the ids of the nodes; nodes that do not answer are left out. */
    public Map<String, List<ReplicaStatus>> replicas() {
        Map<String, CompletableFuture<List<ReplicaStatus>>> answers = new LinkedHashMap<>();
        for (ClusterNode node : known.state().nodes()) {
            if (node.state() != ClusterNode.State.LEFT) {
                answers.put(node.id(), client.replicas(address(node)));
            }
        }
        Map<String, List<ReplicaStatus>> replicas = new LinkedHashMap<>();
        answers.forEach((node, answer) -> {
            try {
                replicas.put(node, await(answer));
            } catch (StoreException silent) {
                replicas.remove(node);
            }
        });
        return replicas;
    }

    /**
     * Has a node give up what it leads, so that it can be stopped without anybody noticing, or end that.
     *
     * @param drained false to have it lead again
     * @throws StoreException RESOURCE_NOT_FOUND if there is no such node, RESOURCE_IN_USE if it is being taken out or has left
     */
    public void drain(String node, boolean drained) {
        ClusterState state = look().state();
        ClusterNode found = node(state, node);
        if (state.taskOf(new Work.DecommissionNode(node)) != null) {
            throw new StoreException(ErrorCode.RESOURCE_IN_USE, "Node " + node + " is being taken out of the cluster");
        }
        ClusterNode.State wanted = drained ? ClusterNode.State.DRAINING : ClusterNode.State.UP;
        change(new ClusterCommand.ChangeNode(node, wanted, found.version()));
    }

    /**
     * Has others take the place of a node in all its replica sets, after which it has left for good. That goes on when this
     * has returned.
     *
     * @throws StoreException RESOURCE_NOT_FOUND if there is no such node, UNAVAILABLE if nobody can take its place; nothing has changed then
     */
    public void decommission(String node) {
        ClusterState state = look().state();
        ClusterNode found = node(state, node);
        if (found.state() == ClusterNode.State.LEFT) {
            throw new StoreException(ErrorCode.RESOURCE_IN_USE, "Node " + node + " has left the cluster already");
        }
        for (ReplicaSetMembers set : state.setsOf(node)) {
            PlacementPolicy.replacement(state, set, node);
        }
        Work work = new Work.DecommissionNode(node);
        if (state.taskOf(work) == null) {
            change(new ClusterCommand.AddTask(state.nextTask(), work));
        }
    }

    private static ClusterNode node(ClusterState state, String id) {
        ClusterNode node = state.node(id);
        if (node == null) {
            throw new StoreException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "The cluster has no node " + id + "; there are "
                            + String.join(
                                    ", ",
                                    state.nodes().stream().map(ClusterNode::id).toList()));
        }
        return node;
    }

    private void change(ClusterCommand command) {
        metadata.propose(List.of(command)).get(0).await();
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        messenger.close();
    }
}
