package io.partita.engine.cluster.replicaset.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.replicaset.PartitionLoad;
import io.partita.engine.cluster.replicaset.PartitionLoad.Demand;
import io.partita.engine.cluster.replicaset.remote.SetRequest.AwaitIndexes;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Items;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Leader;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Propose;
import io.partita.engine.cluster.replicaset.remote.SetRequest.ReadPage;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Rest;
import io.partita.engine.cluster.replicaset.remote.SetRequest.Sizes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SetRequestEncodingTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final List<SetRequest> EXAMPLES = List.of(
            new Propose(
                    300,
                    List.of(
                            new ItemCommand.DeleteItem(KEY, Samples.equal("v", 1), true),
                            new ItemCommand.PutItem(KEY, Samples.item("pk", "a"), null, false))),
            new Propose(1, List.of()),
            new Rest(2, Long.MAX_VALUE),
            new Items(3, List.of(KEY, new byte[0]), true),
            new Items(3, List.of(), false),
            new ReadPage(
                    4,
                    new PageRequest(
                            Keyspace.ofTable(7, Samples.PK_SK),
                            new KeyRange(KEY, new byte[] {9}),
                            true,
                            new PageRequest.Evaluation(Samples.equal("v", 1), Projection.ALL, false, null),
                            new PageRequest.Bounds(10, 1 << 20)),
                    true),
            new AwaitIndexes(5, 70),
            new Sizes(6, 80),
            new SetRequest.Load(6, 81),
            new Leader(0));

    @Test
    void everyRequestComesBack() {
        for (SetRequest request : EXAMPLES) {
            byte[] bytes = SetRequestEncoding.encode(request);
            assertThat(SetRequestEncoding.isOne(bytes)).isTrue();
            SetRequest read = SetRequestEncoding.decode(bytes);
            assertThat(read).hasSameClassAs(request);
            assertThat(read.set()).isEqualTo(request.set());
            assertThat(SetRequestEncoding.encode(read)).isEqualTo(bytes);
        }
        assertThat(EXAMPLES.stream().map(Object::getClass).distinct())
                .hasSize(SetRequest.class.getPermittedSubclasses().length);
    }

    @Test
    void damagedRequestsAreRefusedAndNothingWorse() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("SetRequestEncodingTest: -Dpartita.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = SetRequestEncoding.encode(EXAMPLES.get(random.nextInt(EXAMPLES.size())));
            byte[] damaged =
                    random.nextBoolean() ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 3)) : bytes.clone();
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                SetRequest read = SetRequestEncoding.decode(damaged);
                assertThat(read.set()).isGreaterThanOrEqualTo(0);
            } catch (StoreException refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.CORRUPTION);
            }
        }
    }

    @Test
    void anotherVersionIsSaid() {
        byte[] bytes = SetRequestEncoding.encode(new Leader(1));
        bytes[0] = 2;
        StoreException refused = catchThrowableOfType(StoreException.class, () -> SetRequestEncoding.decode(bytes));
        assertThat(refused).hasMessageContaining("version is 2").hasMessageContaining("only version 1");
    }

    @Test
    void answersComeBack() {
        SetAnswer given = new SetAnswer(new Address("host", 8_000), 0, new Answer.Given<>(KEY));
        SetAnswer read = SetAnswer.decode(given.encode());
        assertThat(read.leader()).isEqualTo(given.leader());
        assertThat(read.content().get()).isEqualTo(KEY);
        StoreException refusal = new StoreException(ErrorCode.MOVED, "not any more");
        SetAnswer refused = SetAnswer.decode(new SetAnswer(null, 0, new Answer.Refused<>(refusal)).encode());
        assertThat(refused.leader()).isNull();
        StoreException arrived = catchThrowableOfType(
                StoreException.class, () -> refused.content().get());
        assertThat(arrived.code()).isEqualTo(ErrorCode.MOVED);
        assertThat(arrived).hasMessage("not any more");
        Map<Integer, Size> sizes = Map.of(1, new Size(2, 3), 400, new Size(1L << 40, 1L << 50));
        assertThat(SizeList.decode(SizeList.encode(sizes))).isEqualTo(sizes);
        for (PartitionLoad load : List.of(
                new PartitionLoad(new Size(3, 1L << 40), null, Demand.NONE),
                new PartitionLoad(new Size(-1, -2), Long.MIN_VALUE, new Demand(Long.MAX_VALUE, -1L)))) {
            assertThat(LoadAnswer.decode(LoadAnswer.encode(load))).isEqualTo(load);
        }
    }
}
