package io.partita.engine.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.encoding.CommandEncoding;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ClusterStateEncoding;
import io.partita.engine.cluster.metadata.NodeRegistration;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.storage.open.OrderedStores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Administrators who go by what they saw some time ago, and say everything twice. */
final class RandomAdministrators {
    private static final int REMEMBERED = 4;

    private final Random random;
    private final Replica replica = Replica.open(OrderedStores.inMemory(), 0);
    private final Replica slow = Replica.open(OrderedStores.inMemory(), 0);
    private final List<ClusterState> seen = new ArrayList<>(List.of(ClusterState.EMPTY));
    private long index;

    RandomAdministrators(long seed) {
        random = new Random(seed);
    }

    void step() {
        ClusterState state = seen.get(random.nextInt(seen.size()));
        ClusterCommand command = next(state);
        if (command == null) {
            return;
        }
        ClusterState before = replica.cluster();
        boolean done = apply(command);
        ClusterState after = replica.cluster();
        assertThat(after.version()).isEqualTo(before.version() + (done && after != before ? 1 : 0));
        apply(command);
        assertThat(replica.cluster()).as("what is said again changes nothing").isSameAs(after);
        checkNothingClashes(after);
        seen.add(after);
        if (seen.size() > REMEMBERED) {
            seen.remove(0);
        }
        if (random.nextInt(5) == 0) {
            slow.commit(index, false);
        }
    }

    void compare() {
        slow.commit(index, false);
        assertThat(StoreRows.of(slow.store())).isEqualTo(StoreRows.of(replica.store()));
        ClusterState state = replica.cluster();
        assertThat(ClusterStateEncoding.encode(slow.cluster())).isEqualTo(ClusterStateEncoding.encode(state));
        assertThat(ClusterStateEncoding.encode(Replica.open(replica.store(), 0).cluster()))
                .isEqualTo(ClusterStateEncoding.encode(state));
        assertThat(ClusterStateEncoding.encode(ClusterStateEncoding.decode(ClusterStateEncoding.encode(state))))
                .isEqualTo(ClusterStateEncoding.encode(state));
    }

    private boolean apply(ClusterCommand command) {
        index++;
        ErrorCode refused = refusal(replica, command);
        replica.commit(index, false);
        assertThat(refusal(slow, command)).isEqualTo(refused);
        return refused == null;
    }

    /** Through its bytes, as in a log. */
    private @Nullable ErrorCode refusal(Replica of, ClusterCommand command) {
        try {
            of.stage(index, CommandEncoding.decode(CommandEncoding.encode(command)));
            return null;
        } catch (StoreException e) {
            assertThat(e.code().fault()).isEqualTo(ErrorCode.Fault.CALLER);
            return e.code();
        }
    }

    private static void checkNothingClashes(ClusterState state) {
        Set<String> addresses = new HashSet<>();
        for (ClusterNode node : state.nodes()) {
            if (node.state() == ClusterNode.State.LEFT) {
                assertThat(state.setsOf(node.id())).isEmpty();
            } else {
                assertThat(addresses.add(node.registration().messages())).isTrue();
                assertThat(addresses.add(node.registration().consensus())).isTrue();
            }
        }
        Set<Work> work = new HashSet<>();
        state.tasks().forEach(task -> assertThat(work.add(task.work())).isTrue());
        state.sets().forEach(set -> assertThat(set.id()).isLessThan(state.nextSet()));
    }

    private @Nullable ClusterCommand next(ClusterState state) {
        ClusterNode node = oneOf(state.nodes());
        ReplicaSetMembers set = oneOf(state.sets());
        Task task = oneOf(state.tasks());
        return switch (random.nextInt(9)) {
            case 0 -> new ClusterCommand.FoundCluster(new ClusterIdentity("c" + random.nextInt(2), "test"));
            case 1, 2 -> register(node);
            case 3 ->
                node == null
                        ? null
                        : new ClusterCommand.ChangeNode(
                                node.id(), oneOf(List.of(ClusterNode.State.values())), node.version());
            case 4 -> new ClusterCommand.CreateSet(state.nextSet(), members(state));
            case 5 ->
                set == null
                        ? null
                        : new ClusterCommand.ChangeSet(
                                set.id(),
                                random.nextBoolean() ? set.nodes() : members(state),
                                oneOf(List.of(ReplicaSetMembers.State.values())),
                                set.version());
            case 6 -> new ClusterCommand.AddTask(state.nextTask(), work());
            case 7 ->
                task == null
                        ? null
                        : new ClusterCommand.AdvanceTask(task.id(), task.step() + 1, "note", task.version());
            default -> task == null ? null : new ClusterCommand.FinishTask(task.id(), task.version());
        };
    }

    private ClusterCommand register(@Nullable ClusterNode known) {
        int port = 1_000 + 2 * random.nextInt(20);
        NodeRegistration registration = new NodeRegistration(
                known == null || random.nextBoolean() ? "n" + random.nextInt(9) : known.id(),
                "z" + random.nextInt(3),
                "host:" + port,
                "host:" + (port + 1),
                random.nextInt(9) == 0
                        ? Set.of(NodeRegistration.Role.ROUTER)
                        : Set.of(NodeRegistration.Role.STORAGE, NodeRegistration.Role.ROUTER),
                known == null || random.nextInt(4) == 0
                        ? "d" + random.nextInt(9)
                        : known.registration().directory());
        long incarnation = known == null ? 1 : known.incarnation() + random.nextInt(3) - 1;
        return new ClusterCommand.RegisterNode("c" + random.nextInt(2), registration, incarnation);
    }

    private List<String> members(ClusterState state) {
        List<String> ids = new ArrayList<>(List.of("x", "y", "z"));
        List<String> known = state.nodes().stream().map(ClusterNode::id).toList();
        if (known.size() >= ReplicaSetMembers.SIZE) {
            ids = new ArrayList<>(known);
        }
        Collections.shuffle(ids, random);
        return ids.subList(0, ReplicaSetMembers.SIZE);
    }

    private Work work() {
        int set = random.nextInt(3);
        return switch (random.nextInt(6)) {
            case 0 -> new Work.CreateSet(set);
            case 1 -> new Work.MovePartition(random.nextInt(3), set, set + 1);
            case 2 -> new Work.ReplaceMember(set, "a", "b");
            case 3 -> new Work.RetireSet(set);
            case 4 -> new Work.DecommissionNode("n1");
            default -> new Work.FillIndex(random.nextInt(3), 7);
        };
    }

    private <T> @Nullable T oneOf(Collection<T> choices) {
        return choices.isEmpty() ? null : List.copyOf(choices).get(random.nextInt(choices.size()));
    }
}
