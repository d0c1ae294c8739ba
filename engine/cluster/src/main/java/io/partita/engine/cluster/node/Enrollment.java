package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.NodeRegistration;
import io.partita.engine.cluster.metadata.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes this process a node of its cluster, step by step, each of which is repeated until it has succeeded: whoever leads the
 * metadata set founds the cluster, everybody registers and is UP, and when all founders are, the metadata set is written down. For one thread at a time.
 */
final class Enrollment {
    private static final Set<ErrorCode> FINAL =
            Set.of(ErrorCode.FOREIGN_DATA, ErrorCode.RESOURCE_IN_USE, ErrorCode.LIMIT_EXCEEDED);

    private final NodeIdentity identity;
    private final NodeDirectory directory;
    private final List<Address> founders;
    private final NodeRegistration registration;
    private final ClusterView view;
    private final Consumer<StoreException> onRefused;
    private final long incarnation;

    /** Whether the process has been started again, perhaps after it had been drained to be stopped. */
    private boolean returns = true;

    /** @param onRefused told why this process can be no node of the cluster */
    Enrollment(
            NodeIdentity identity,
            NodeDirectory directory,
            List<Address> founders,
            NodeOptions options,
            ClusterView view,
            Consumer<StoreException> onRefused) {
        this.identity = identity;
        this.directory = directory;
        this.founders = founders;
        this.view = view;
        this.onRefused = onRefused;
        this.registration = new NodeRegistration(
                identity.name(),
                identity.zone(),
                identity.address().toString(),
                NodeIdentity.peer(identity.address()).toString(),
                options.part().roles(),
                directory.id(),
                clients(options.part()));
        this.incarnation = directory.nextStart();
    }

    private static @Nullable String clients(NodeOptions.Part part) {
        return part.clients() == null ? null : part.clients().toString();
    }

    /**
     * Does what has to be done next, if anything; returns whether this process takes part by the state that it knows now.
     *
     * @throws StoreException if it is to be tried again
     */
    boolean step() {
        ClusterState state = view.state();
        if (!isRegistered(state)) {
            // Nothing is decided by a state from before this process was started.
            register(view.refreshedState());
            return false;
        }
        ClusterNode node = node(state);
        if (node == null) {
            return false;
        } else if (node.state() == ClusterNode.State.LEFT) {
            onRefused.accept(new StoreException(
                    ErrorCode.RESOURCE_IN_USE,
                    "Node " + node.id() + " has been taken out of the cluster, and others have taken its place"));
            return true;
        }
        takePart(state, node);
        if (view.leads() && state.set(ClusterView.METADATA) == null) {
            writeDownFounders(state);
        }
        return true;
    }

    private @Nullable ClusterNode node(ClusterState state) {
        return state.node(identity.name());
    }

    private boolean isRegistered(ClusterState state) {
        ClusterNode node = node(state);
        return node != null
                && node.incarnation() == incarnation
                && node.registration().equals(registration);
    }

    private void register(ClusterState state) {
        ClusterIdentity cluster = state.identity();
        if (cluster == null) {
            if (view.leads()) {
                found();
            }
        } else {
            register(cluster);
        }
    }

    private void register(ClusterIdentity cluster) {
        try {
            directory.checkCluster(cluster);
            view.change(new ClusterCommand.RegisterNode(cluster.id(), registration, incarnation));
            directory.rememberCluster(cluster);
        } catch (StoreException e) {
            if (FINAL.contains(e.code())) {
                onRefused.accept(e);
            }
            throw e;
        }
    }

    private void found() {
        try {
            view.change(
                    new ClusterCommand.FoundCluster(new ClusterIdentity("c-" + UUID.randomUUID(), identity.cluster())));
        } catch (StoreException e) {
            // FOREIGN_DATA: somebody else who led was faster.
            if (e.code() != ErrorCode.FOREIGN_DATA) {
                throw e;
            }
        }
    }

    private void takePart(ClusterState state, ClusterNode node) {
        boolean leaving = state.taskOf(new Work.DecommissionNode(node.id())) != null;
        boolean drained = returns && !leaving && node.state() == ClusterNode.State.DRAINING;
        if (node.state() == ClusterNode.State.JOINING || drained) {
            view.change(new ClusterCommand.ChangeNode(node.id(), ClusterNode.State.UP, node.version()));
        } else {
            returns = false;
        }
    }

    private void writeDownFounders(ClusterState state) {
        List<String> names = new ArrayList<>();
        for (Address founder : founders) {
            state.nodes().stream()
                    .filter(node -> node.registration().messages().equals(founder.toString()))
                    .map(ClusterNode::id)
                    .findFirst()
                    .ifPresent(names::add);
        }
        if (names.size() == founders.size()) {
            view.change(new ClusterCommand.CreateSet(ClusterView.METADATA, names));
        }
    }
}
