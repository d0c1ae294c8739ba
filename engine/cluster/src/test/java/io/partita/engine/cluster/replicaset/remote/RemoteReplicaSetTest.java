package io.partita.engine.cluster.replicaset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.consensus.LocalCluster;
import io.partita.engine.cluster.consensus.Rows;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteReplicaSetTest {
    @TempDir
    private static Path directory;

    private static RemoteCluster cluster;
    private static Replica replica;

    @BeforeAll
    static void start() {
        cluster = new RemoteCluster(directory);
        cluster.createTable();
        replica = cluster.groups().group(0).replica();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Result one(ReplicaSet set, Command command) {
        return set.propose(List.of(command)).get(0).await();
    }

    private static byte[] key(String name) {
        return Rows.storageKey(replica, name);
    }

    @Test
    void whatOneWritesAllRead() {
        List<ReplicaSet> views = List.of(cluster.client(), cluster.member(0), cluster.member(1), cluster.member(2));
        for (int i = 0; i < views.size(); i++) {
            one(views.get(i), Rows.put(replica, "shared", i));
            for (ReplicaSet view : views) {
                assertThat(Objects.requireNonNull(view.get(key("shared"), true)).get("v"))
                        .isEqualTo(Samples.value(i));
                assertThat(view.getEach(List.of(key("absent"), key("shared"), key("absent too")), true))
                        .containsExactly(null, Samples.item("pk", "shared", "v", i), null);
                assertThat(view.get(key("absent"), false)).isNull();
            }
        }
    }

    @Test
    void failuresArriveAsTheyAre() {
        RemoteReplicaSet client = cluster.client();
        Item item = Samples.item("pk", "taken", "v", 1);
        one(client, Rows.put(replica, "taken", 1));
        Command refused = new ItemCommand.PutItem(key("taken"), item, Samples.equal("v", 2), true);
        StoreException failed = catchThrowableOfType(StoreException.class, () -> one(client, refused));
        assertThat(failed.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
        assertThat(failed.item()).isEqualTo(item);
        byte[] elsewhere = key("taken").clone();
        // Another table's, of which no replica here has heard.
        elsewhere[4] ^= 0x40;
        StoreException moved = catchThrowableOfType(
                StoreException.class, () -> one(client, new ItemCommand.DeleteItem(elsewhere, null, false)));
        assertThat(moved.code()).isEqualTo(ErrorCode.MOVED);
        StoreException existing = catchThrowableOfType(StoreException.class, () -> one(client, Rows.createTable()));
        assertThat(existing.code()).isEqualTo(ErrorCode.RESOURCE_IN_USE);
    }

    @Test
    void commandsOfOneCallKeepTheirOrder() {
        RemoteReplicaSet client = cluster.client();
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            commands.add(Rows.put(replica, "ordered", i));
        }
        List<Proposal> proposals = client.propose(commands);
        for (int i = 0; i < commands.size(); i++) {
            Result.Written written = (Result.Written) proposals.get(i).await();
            assertThat(Objects.requireNonNull(written.after()).get("v")).isEqualTo(Samples.value(i));
            assertThat(written.before()).isEqualTo(i == 0 ? null : Samples.item("pk", "ordered", "v", i - 1));
        }
    }

    /** A message has 1 MB here. */
    @Test
    void whatDoesNotFitIntoOneAnswerComesInSeveral() {
        RemoteReplicaSet client = cluster.client();
        String text = Samples.text(90_000);
        List<Command> commands = new ArrayList<>();
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            commands.add(Rows.put(replica, "large-" + i, text + i));
            keys.add(key("large-" + i));
        }
        client.propose(commands.subList(7, 14)).forEach(Proposal::await);
        client.propose(commands.subList(0, 7)).forEach(Proposal::await);
        List<Proposal> again = client.propose(commands.subList(0, 7));
        // Each has what was there before and what is there now.
        for (int i = 0; i < 7; i++) {
            Result.Written written = (Result.Written) again.get(i).await();
            assertThat(written.before())
                    .isEqualTo(written.after())
                    .isEqualTo(Samples.item("pk", "large-" + i, "v", text + i));
        }
        assertThat(client.getEach(keys, true)).hasSize(14).doesNotContainNull();
        assertThat(page(client, 4)).hasSize(4);
        assertThat(page(client, 1_000)).hasSizeBetween(1, 17);
    }

    private static List<Item> page(ReplicaSet set, int entries) {
        Keyspace items =
                Objects.requireNonNull(replica.catalog().table("table")).items();
        PageRequest request = new PageRequest(
                items,
                everything(items),
                false,
                new PageRequest.Evaluation(null, Projection.ALL, false, null),
                new PageRequest.Bounds(entries, 100L << 20));
        PartialPage page = set.read(request, true);
        assertThat(page.scannedCount()).isEqualTo(page.items().size());
        assertThat(page.lastKey()).isNotNull();
        return page.items();
    }

    private static KeyRange everything(Keyspace items) {
        return items.range(HashRange.ALL);
    }

    @Test
    void theLeaderIsKnown() {
        Address leader = cluster.address(cluster.groups().leader());
        assertThat(cluster.client().leader()).isEqualTo(leader);
        assertThat(cluster.member(cluster.groups().follower()).leader()).isEqualTo(leader);
        cluster.client().awaitIndexes(1);
        for (int node = 0; node < 3; node++) {
            cluster.member(node).awaitIndexes(1);
        }
        assertThat(cluster.client().sizes(1).values()).isNotEmpty();
    }

    @Test
    void otherReadsGoToTheNearest() {
        one(cluster.client(), Rows.put(replica, "near", 1));
        for (int node = 0; node < 3; node++) {
            cluster.groups().catchUp(node);
            long[] before = requests();
            Member neighbour = new Member(new Address("127.0.0.1", 1), "zone-" + node);
            for (int i = 0; i < 5; i++) {
                assertThat(cluster.client(neighbour).get(key("near"), false)).isNotNull();
                assertThat(cluster.member(node).get(key("near"), false)).isNotNull();
            }
            long[] after = requests();
            for (int other = 0; other < 3; other++) {
                assertThat(after[other] - before[other]).isEqualTo(other == node ? 5 : 0);
            }
        }
    }

    private static long[] requests() {
        long[] requests = new long[3];
        for (int node = 0; node < 3; node++) {
            requests[node] = cluster.listener(node).counters().requests();
        }
        return requests;
    }

    @Test
    void whoHasNoReplicaSaysSo() {
        Member nowhere = new Member(new Address("127.0.0.1", 1), "nowhere");
        Outlook outlook = new Outlook(nowhere, new ScriptedMembers(), cluster.messenger(), ScriptedMembers.brief());
        RemoteReplicaSet another = new RemoteReplicaSet(
                LocalCluster.SET + 1, () -> List.of(new Member(cluster.address(0), "zone-0")), outlook);
        StoreException failure = catchThrowableOfType(StoreException.class, () -> another.get(key("near"), true));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("no replica of the replica set " + (LocalCluster.SET + 1));
    }
}
