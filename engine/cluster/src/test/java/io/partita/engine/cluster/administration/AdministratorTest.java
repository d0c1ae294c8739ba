package io.partita.engine.cluster.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two administrators who take turns by chance, who see what was a while ago, and of whom each may be stopped between any two
 * changes. A failure is replayed with {@code -Dpartita.seed=} what was printed.
 */
final class AdministratorTest {
    private static final int NODES = 6;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Map<Integer, List<String>> groups = new TreeMap<>();
    private final List<StoreException> failures = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();
    private final Map<String, List<ReplicaDamage>> damaged = new HashMap<>();
    private long now;

    /** What one administrator sees, which is renewed by chance. */
    private static final class View implements Metadata {
        private final SimulatedCluster cluster;
        private ClusterState state;

        View(SimulatedCluster cluster) {
            this.cluster = cluster;
            this.state = cluster.state();
        }

        @Override
        public ClusterState state() {
            if (cluster.random().nextInt(3) > 0) {
                state = cluster.state();
            }
            return state;
        }

        @Override
        public Catalog catalog() {
            return cluster.catalog();
        }

        @Override
        public void change(Command change) {
            cluster.apply(change);
        }
    }

    private Administrator administrator(SimulatedCluster cluster) {
        return administrator(cluster, new NodeWatch(() -> now, GRACE));
    }

    private Administrator administrator(SimulatedCluster cluster, NodeWatch watch) {
        return new Administrator(
                new View(cluster),
                cluster,
                (set, nodes) -> {
                    if (cluster.random().nextInt(3) == 0) {
                        throw new StoreException(ErrorCode.UNAVAILABLE, "simulated");
                    }
                    groups.put(set, nodes);
                },
                watch,
                SplitPolicy.DEFAULT,
                failures::add);
    }

    /** As nodes would that see that they are members. */
    private void startGroups(SimulatedCluster cluster) {
        for (ReplicaSetMembers set : cluster.state().sets()) {
            if (!groups.containsKey(set.id()) && cluster.random().nextBoolean()) {
                groups.put(set.id(), set.nodes());
                if (set.id() != 0) {
                    cluster.addGroup(set.id());
                }
            }
        }
    }

    /** As sets would that host them; there is nothing in them. */
    private static void sendPartitions(SimulatedCluster cluster) {
        for (Table table : cluster.catalog().tables()) {
            for (Partition partition : table.partitions().partitions()) {
                Relocation relocation = partition.relocation();
                if (relocation != null && cluster.random().nextBoolean()) {
                    MoveStep step = relocation.frozen() ? MoveStep.FINISH : MoveStep.FREEZE;
                    cluster.make(new CatalogCommand.AdvanceMove(partition.id(), relocation.version(), step));
                }
            }
        }
    }

    private void run(SimulatedCluster cluster, int rounds, int faultPercent) {
        List<NodeWatch> watches = List.of(new NodeWatch(() -> now, GRACE), new NodeWatch(() -> now, GRACE));
        List<Administrator> administrators =
                watches.stream().map(watch -> administrator(cluster, watch)).toList();
        for (int i = 0; i < rounds; i++) {
            now += ROUND.toNanos();
            for (ClusterNode node : cluster.state().nodes()) {
                if (!silent.contains(node.id())) {
                    watches.forEach(watch -> watch.heard(node.id(), damaged.getOrDefault(node.id(), List.of())));
                }
            }
            startGroups(cluster);
            cluster.faultPercent(0);
            sendPartitions(cluster);
            removeDamaged(cluster);
            cluster.faultPercent(faultPercent);
            administrators.get(cluster.random().nextInt(2)).round();
            cluster.deliverLate();
            assertThatNobodyHasLeftTooSoon(cluster);
        }
        cluster.faultPercent(0);
    }

    /** As nodes would that see that they are to begin anew; what they have forgotten to say of it is not said any more. */
    private void removeDamaged(SimulatedCluster cluster) {
        for (Task task : cluster.state().tasks()) {
            if (task.work() instanceof Work.RebuildMember rebuild
                    && task.step() == Work.RebuildMember.REMOVAL
                    && cluster.random().nextBoolean()) {
                assertThat(groups.get(rebuild.set())).doesNotContain(rebuild.node());
                damaged.remove(rebuild.node());
                cluster.apply(new ClusterCommand.AdvanceTask(
                        task.id(), Work.RebuildMember.REMOVAL + 1, "removed", task.version()));
            }
        }
    }

    private void assertThatNobodyHasLeftTooSoon(SimulatedCluster cluster) {
        for (ClusterNode node : cluster.state().nodes()) {
            if (node.state() == ClusterNode.State.LEFT) {
                assertThat(groups.values())
                        .as("groups, of which %s has left", node.id())
                        .noneMatch(members -> members.contains(node.id()));
            }
        }
    }

    private static void addTask(SimulatedCluster cluster, Work work) {
        cluster.apply(new ClusterCommand.AddTask(cluster.state().nextTask(), work));
    }

    private SimulatedCluster grown(long seed) {
        groups.clear();
        SimulatedCluster cluster = new SimulatedCluster(seed, 1);
        cluster.found(3);
        cluster.apply(new ClusterCommand.CreateSet(0, List.of("n0", "n1", "n2")));
        run(cluster, 60, 20);
        for (int i = 3; i < NODES; i++) {
            cluster.addNode(i);
        }
        run(cluster, 80, 20);
        run(cluster, 20, 0);
        return cluster;
    }

    @Test
    void aClusterGrowsAndLosesANodeWhoeverAdministersIt() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("AdministratorTest: -Dpartita.seed=" + seed);
        for (int run = 0; run < 20; run++) {
            SimulatedCluster cluster = grown(seed + run);
            assertThat(cluster.state().sets()).hasSize(1 + NODES);
            assertSound(cluster);
            cluster.apply(new CatalogCommand.CreateTable(
                    TableDefinition.of("a", Samples.PK), Instant.EPOCH, 4, new Placement(List.of(1, 2, 3))));

            addTask(cluster, new Work.DecommissionNode("n1"));
            run(cluster, 120, 20);
            run(cluster, 30, 0);
            assertSound(cluster);
            assertThat(Objects.requireNonNull(cluster.state().node("n1")).state())
                    .isEqualTo(ClusterNode.State.LEFT);
            for (int set = 1; set <= NODES; set++) {
                assertThat(cluster.actual(set)).isEqualTo(cluster.expected(set));
            }
        }
        assertThat(failures).as("failures that were got over").isNotEmpty();
    }

    @Test
    void aDamagedReplicaIsMadeAnewWhereItIs() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("AdministratorTest: -Dpartita.seed=" + seed);
        for (int run = 0; run < 10; run++) {
            SimulatedCluster cluster = grown(seed + run);
            List<String> nodes = groups.get(1);
            damaged.put(nodes.get(0), List.of(new ReplicaDamage(1, nodes.get(0), false)));
            run(cluster, 80, 20);
            run(cluster, 30, 0);
            assertThat(damaged).isEmpty();
            assertSound(cluster);
            assertThat(groups).containsEntry(1, nodes);
        }
    }

    @Test
    void anotherNodeTakesThePlaceOfAReplicaThatHasForgottenItsPromises() {
        SimulatedCluster cluster = grown(1);
        String node = groups.get(1).get(0);
        damaged.put(node, List.of(new ReplicaDamage(1, node, true)));
        run(cluster, 50, 20);
        assertThat(groups.get(1)).hasSize(3).doesNotContain(node);
        damaged.clear();
        run(cluster, 30, 0);
        assertSound(cluster);
    }

    @Test
    void ofTwoDamagedReplicasOfThreeNothingIsRemoved() {
        SimulatedCluster cluster = grown(2);
        List<String> nodes = groups.get(1);
        nodes.subList(0, 2).forEach(node -> damaged.put(node, List.of(new ReplicaDamage(1, node, false))));
        failures.clear();
        run(cluster, 50, 0);
        assertThat(groups).containsEntry(1, nodes);
        assertThat(failures).extracting(StoreException::getMessage).allMatch(why -> why.contains("too few are left"));
        assertThat(failures).isNotEmpty();
    }

    private void assertSound(SimulatedCluster cluster) {
        assertThat(cluster.state().tasks()).isEmpty();
        assertThat(cluster.state().warnings()).isEmpty();
        for (ReplicaSetMembers set : cluster.state().sets()) {
            assertThat(set.state()).isEqualTo(ReplicaSetMembers.State.ACTIVE);
            assertThat(groups).containsEntry(set.id(), set.nodes());
        }
    }

    @Test
    void aNodeThatIsSilentForTooLongIsReplaced() {
        SimulatedCluster cluster = grown(7);
        silent.add("n2");
        run(cluster, 15, 0);
        silent.clear();
        run(cluster, 15, 0);
        assertThat(state(cluster, "n2")).as("it was silent, but not for long").isEqualTo(ClusterNode.State.UP);
        silent.addAll(List.of("n2", "n3", "n4"));
        run(cluster, 21, 0);
        assertThat(cluster.state().tasks().stream().filter(task -> task.work() instanceof Work.DecommissionNode))
                .as("one after the other")
                .hasSizeLessThanOrEqualTo(1);
        run(cluster, 200, 10);
        silent.clear();
        run(cluster, 40, 0);
        assertThat(cluster.state().nodes().stream().filter(node -> node.state() == ClusterNode.State.LEFT))
                .as("three zones have to be left")
                .extracting(ClusterNode::id)
                .containsExactly("n2", "n3", "n4");
        assertSound(cluster);
        silent.add("n1");
        run(cluster, 60, 0);
        assertThat(state(cluster, "n1")).as("nobody could take its place").isEqualTo(ClusterNode.State.UP);
        assertThat(failures).anyMatch(e -> String.valueOf(e.getMessage()).contains("A replica set needs 3 nodes"));
    }

    private static ClusterNode.State state(SimulatedCluster cluster, String node) {
        return Objects.requireNonNull(cluster.state().node(node)).state();
    }

    @Test
    void anEmptySetIsEnded() {
        SimulatedCluster cluster = grown(1);
        addTask(cluster, new Work.RetireSet(4));
        Administrator administrator = administrator(cluster);
        for (int i = 0; i < 10; i++) {
            administrator.round();
        }
        assertThat(Objects.requireNonNull(cluster.state().set(4)).state()).isEqualTo(ReplicaSetMembers.State.RETIRED);
    }

    @Test
    void whatCannotBeDoneSaysWhy() {
        SimulatedCluster cluster = grown(1);
        cluster.apply(new CatalogCommand.CreateTable(
                TableDefinition.of("a", Samples.PK), Instant.EPOCH, 1, new Placement(List.of(4))));
        addTask(cluster, new Work.RetireSet(4));
        Administrator administrator = administrator(cluster);
        for (int i = 0; i < 10; i++) {
            administrator.round();
        }
        // One more is made in its place meanwhile.
        List<String> notes = cluster.state().tasks().stream().map(Task::note).toList();
        assertThat(notes).contains("the set hosts 1 partitions", "what the partition holds is sent to replica set 1");
        for (String node : List.of("n0", "n3")) {
            addTask(cluster, new Work.DecommissionNode(node));
        }
        for (int i = 0; i < 60; i++) {
            administrator.round();
        }
        assertThat(cluster.state().tasks().stream().map(Task::note))
                .as("n0 and n3 are all of their zone")
                .anyMatch(note -> note.startsWith("UNAVAILABLE: A replica set needs 3 nodes that are up and store"));
    }
}
