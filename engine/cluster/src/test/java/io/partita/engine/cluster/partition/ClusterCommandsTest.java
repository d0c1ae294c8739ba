package io.partita.engine.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.ClusterCommand.AddTask;
import io.partita.engine.cluster.command.ClusterCommand.AdvanceTask;
import io.partita.engine.cluster.command.ClusterCommand.ChangeNode;
import io.partita.engine.cluster.command.ClusterCommand.ChangeSet;
import io.partita.engine.cluster.command.ClusterCommand.CreateSet;
import io.partita.engine.cluster.command.ClusterCommand.FinishTask;
import io.partita.engine.cluster.command.ClusterCommand.FoundCluster;
import io.partita.engine.cluster.command.ClusterCommand.RegisterNode;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.NodeRegistration;
import io.partita.engine.cluster.metadata.NodeRegistration.Role;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes, replica sets and tasks. A failure of the random part is replayed with {@code -Dpartita.seed=} what was printed. */
final class ClusterCommandsTest {
    private static final List<String> ABC = List.of("a", "b", "c");

    private final Replica replica = Replica.open(OrderedStores.inMemory(), 0);

    @BeforeEach
    void found() {
        apply(new FoundCluster(new ClusterIdentity("c-1", "test")));
        for (int i = 0; i < 4; i++) {
            String id = String.valueOf((char) ('a' + i));
            apply(new RegisterNode("c-1", node(id, 7_000 + 10 * i, "d-" + id), 1));
            apply(new ChangeNode(id, ClusterNode.State.UP, version(id)));
        }
    }

    private static NodeRegistration node(String id, int port, String directory) {
        return new NodeRegistration(
                id, "zone-" + id, "host:" + port, "host:" + (port + 1), Set.of(Role.STORAGE), directory);
    }

    private long version(String node) {
        return Objects.requireNonNull(replica.cluster().node(node)).version();
    }

    private void apply(Command command) {
        assertThat(refusal(command)).isNull();
    }

    private void assertRefused(Command command, ErrorCode code, String message) {
        long version = replica.cluster().version();
        StoreException refused = Objects.requireNonNull(refusal(command), command.toString());
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(message);
        assertThat(replica.cluster().version()).isEqualTo(version);
    }

    private @Nullable StoreException refusal(Command command) {
        long index = replica.appliedIndex() + 1;
        try {
            replica.stage(index, command);
            return null;
        } catch (StoreException refused) {
            return refused;
        } finally {
            replica.commit(index, false);
        }
    }

    @Test
    void randomChangesAreAlikeOnEveryReplica() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("ClusterCommandsTest: -Dpartita.seed=" + seed);
        for (int run = 0; run < 30; run++) {
            RandomAdministrators administrators = new RandomAdministrators(seed + run);
            for (int step = 0; step < 200; step++) {
                administrators.step();
            }
            administrators.compare();
        }
    }

    @Test
    void anotherClusterStaysOut() {
        assertRefused(
                new FoundCluster(new ClusterIdentity("c-2", "test")),
                ErrorCode.FOREIGN_DATA,
                "This is the cluster test (c-1), not test (c-2)");
        assertRefused(
                new RegisterNode("c-2", node("e", 7_100, "d-e"), 1),
                ErrorCode.FOREIGN_DATA,
                "This is the cluster test (c-1), not c-2. A node of another cluster cannot join");
        Replica other = Replica.open(OrderedStores.inMemory(), 0);
        assertThat(catchThrowableOfType(
                        StoreException.class,
                        () -> other.stage(1, new RegisterNode("c-1", node("e", 7_100, "d-e"), 1))))
                .hasMessageContaining("has to be founded first");
    }

    @Test
    void aNameBelongsToOneDirectory() {
        assertRefused(
                new RegisterNode("c-1", node("a", 7_200, "d-other"), 9),
                ErrorCode.RESOURCE_IN_USE,
                "The node id a is taken by the process at host:7000, which has another data directory");
        apply(new RegisterNode("c-1", node("a", 7_200, "d-a"), 9));
        ClusterNode moved = Objects.requireNonNull(replica.cluster().node("a"));
        assertThat(moved.registration().messages()).isEqualTo("host:7200");
        assertThat(moved.state()).isEqualTo(ClusterNode.State.UP);
        apply(new RegisterNode("c-1", node("a", 7_200, "d-a"), 9));
        assertThat(version("a")).isEqualTo(moved.version());
        assertRefused(
                new RegisterNode("c-1", node("a", 7_000, "d-a"), 8),
                ErrorCode.RESOURCE_IN_USE,
                "Another process of node a has registered as number 9");
    }

    @Test
    void anAddressBelongsToOneNode() {
        assertRefused(
                new RegisterNode("c-1", node("e", 7_001, "d-e"), 1),
                ErrorCode.RESOURCE_IN_USE,
                "The address host:7001 is that of node a already");
        apply(new ChangeNode("a", ClusterNode.State.LEFT, version("a")));
        apply(new RegisterNode("c-1", node("e", 7_001, "d-e"), 1));
        assertRefused(
                new RegisterNode("c-1", node("a", 7_300, "d-a"), 2),
                ErrorCode.RESOURCE_IN_USE,
                "Node a has left the cluster for good");
        assertRefused(
                new ChangeNode("a", ClusterNode.State.UP, version("a")),
                ErrorCode.RESOURCE_IN_USE,
                "has left the cluster for good");
    }

    @Test
    void whatGoesByAnOlderStateIsRefused() {
        long seen = version("a");
        apply(new ChangeNode("a", ClusterNode.State.DRAINING, seen));
        apply(new ChangeNode("a", ClusterNode.State.DRAINING, seen));
        assertRefused(
                new ChangeNode("a", ClusterNode.State.UP, seen),
                ErrorCode.RESOURCE_IN_USE,
                "The node a has been changed meanwhile");
        apply(new CreateSet(0, ABC));
        apply(new CreateSet(0, ABC));
        assertRefused(new CreateSet(0, List.of("a", "b", "d")), ErrorCode.RESOURCE_IN_USE, "has the id 1, not 0");
        assertRefused(new ChangeSet(0, ABC, ReplicaSetMembers.State.ACTIVE, 3), ErrorCode.RESOURCE_IN_USE, "meanwhile");
        assertRefused(new ChangeNode("x", ClusterNode.State.UP, 1), ErrorCode.RESOURCE_NOT_FOUND, "no node x");
        assertRefused(new CreateSet(1, List.of("a", "b", "x")), ErrorCode.RESOURCE_NOT_FOUND, "no node x");
    }

    @Test
    void aMemberDoesNotLeave() {
        apply(new CreateSet(0, ABC));
        assertRefused(
                new ChangeNode("a", ClusterNode.State.LEFT, version("a")),
                ErrorCode.VALIDATION,
                "Node a is still a member of the replica sets [0]");
        ReplicaSetMembers set = Objects.requireNonNull(replica.cluster().set(0));
        apply(new ChangeSet(0, List.of("b", "c", "d"), ReplicaSetMembers.State.ACTIVE, set.version()));
        apply(new ChangeNode("a", ClusterNode.State.LEFT, version("a")));
    }

    @Test
    void aSetThatHostsPartitionsIsNotEnded() {
        apply(new CreateSet(0, ABC));
        apply(new CreateSet(1, ABC));
        apply(new CatalogCommand.CreateTable(
                TableDefinition.of("table", Samples.PK), Instant.EPOCH, 2, new Placement(List.of(1))));
        long version = Objects.requireNonNull(replica.cluster().set(1)).version();
        ChangeSet end = new ChangeSet(1, ABC, ReplicaSetMembers.State.RETIRED, version);
        assertRefused(end, ErrorCode.VALIDATION, "Replica set 1 cannot be ended: it hosts 2 partitions");
        apply(new ChangeSet(1, ABC, ReplicaSetMembers.State.RETIRING, version));
        assertRefused(
                new CatalogCommand.CreateTable(
                        TableDefinition.of("other", Samples.PK), Instant.EPOCH, 2, new Placement(List.of(1))),
                ErrorCode.RESOURCE_IN_USE,
                "Replica set 1 takes no partitions");
        apply(new CatalogCommand.DropTable("table"));
        long retiring = Objects.requireNonNull(replica.cluster().set(1)).version();
        apply(new ChangeSet(1, ABC, ReplicaSetMembers.State.RETIRED, retiring));
        long zero = Objects.requireNonNull(replica.cluster().set(0)).version();
        assertRefused(
                new ChangeSet(0, ABC, ReplicaSetMembers.State.RETIRED, zero),
                ErrorCode.VALIDATION,
                "it keeps the metadata");
    }

    @Test
    void aTaskIsAddedOnce() {
        apply(new AddTask(1, new Work.RetireSet(3)));
        apply(new AddTask(1, new Work.RetireSet(3)));
        assertRefused(new AddTask(2, new Work.RetireSet(3)), ErrorCode.RESOURCE_IN_USE, "Task 1 does that already");
        assertRefused(new AddTask(1, new Work.RetireSet(4)), ErrorCode.RESOURCE_IN_USE, "has the id 2, not 1");
        long version = Objects.requireNonNull(replica.cluster().task(1)).version();
        apply(new AdvanceTask(1, 1, "half way", version));
        apply(new AdvanceTask(1, 1, "half way", version));
        assertRefused(new AdvanceTask(1, 2, "", version), ErrorCode.RESOURCE_IN_USE, "meanwhile");
        assertRefused(new FinishTask(1, version), ErrorCode.RESOURCE_IN_USE, "meanwhile");
        long now = Objects.requireNonNull(replica.cluster().task(1)).version();
        apply(new FinishTask(1, now));
        apply(new FinishTask(1, now));
        assertThat(replica.cluster().tasks()).isEmpty();
        assertRefused(new AdvanceTask(1, 2, "", now), ErrorCode.RESOURCE_NOT_FOUND, "no task 1; it may be finished");
        assertThat(replica.cluster().nextTask()).isEqualTo(2);
    }

    @Test
    void onlySetZeroKnowsTheCluster() {
        Replica other = Replica.open(OrderedStores.inMemory(), 2);
        assertThat(catchThrowableOfType(StoreException.class, () -> other.stage(1, new FinishTask(1, 1))))
                .hasMessageContaining("Replica set 2 knows nothing of the cluster");
    }
}
