package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.alipay.sofa.jraft.util.JRaftServiceLoader;
import com.alipay.sofa.jraft.util.JRaftSignalHandler;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.cluster.command.ItemCommand.DeleteItem;
import io.partita.engine.cluster.command.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleMemberTest {
    @TempDir
    private Path directory;

    @Test
    void writesAreAppliedAndRefusalsSaid() {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            cluster.apply(Rows.createTable());
            RaftGroup group = cluster.group(0);
            Result result = group.apply(Rows.put(group.replica(), "a", 1));
            assertThat(result).isInstanceOf(Result.Written.class);
            group.readBarrier();
            assertThat(Rows.value(group.replica(), "a")).isEqualTo(Samples.value(1));
            Condition absent = new Condition.NotExists(Samples.path("pk"));
            StoreException refused = catchThrowableOfType(
                    StoreException.class, () -> group.apply(Rows.put(group.replica(), "a", 2, absent)));
            assertThat(refused.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            cluster.apply(Rows.createTable());
            for (int i = 0; i < 50; i++) {
                cluster.apply(Rows.put(cluster.group(0).replica(), "key" + i, i));
            }
            cluster.stop(0);
            cluster.start(0);
            cluster.leader();
            cluster.catchUp(0);
            for (int i = 0; i < 50; i++) {
                assertThat(Rows.value(cluster.group(0).replica(), "key" + i)).isEqualTo(Samples.value(i));
            }
        }
    }

    @Test
    void whatIsHostedElsewhereIsRefusedAndTheMemberGoesOn() {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            cluster.apply(Rows.createTable());
            RaftGroup group = cluster.group(0);
            byte[] elsewhere = {0x10, 0, 0, 0, 98, 0, 0, 0, 0, 0, 0, 0, 0, 1};
            StoreException refused = catchThrowableOfType(
                    StoreException.class, () -> group.apply(new DeleteItem(elsewhere, null, false)));
            assertThat(refused.code()).isEqualTo(ErrorCode.MOVED);
            assertThat(group.apply(Rows.put(group.replica(), "a", 1))).isInstanceOf(Result.Written.class);
        }
    }

    @Test
    void aClosedMemberTakesNothing() {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            cluster.apply(Rows.createTable());
            RaftGroup group = cluster.group(0);
            cluster.stop(0);
            StoreException refused = catchThrowableOfType(StoreException.class, () -> group.apply(Rows.createTable()));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(catchThrowableOfType(StoreException.class, group::readBarrier)
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    @Test
    void whatIsTooLargeForALogIsRefused() {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            cluster.apply(Rows.createTable());
            RaftGroup group = cluster.group(0);
            StoreException refused = catchThrowableOfType(
                    StoreException.class, () -> group.apply(Rows.put(group.replica(), "large", Samples.text(3 << 20))));
            assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION);
            assertThat(group.apply(Rows.put(group.replica(), "fits", Samples.text(1 << 20))))
                    .isInstanceOf(Result.Written.class);
        }
    }

    /** The JVM suspends threads by the signal for which JRaft would like to have handlers that write files. */
    @Test
    void anAddressThatIsTakenIsSaid() {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            StoreException refused = catchThrowableOfType(
                    StoreException.class, () -> RaftHost.start("test", "other", cluster.peer(0), LocalCluster.QUICK));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused).hasMessageContaining("cannot listen at " + cluster.peer(0));
        }
    }

    @Test
    void signalsStayTheJvms() {
        assertThatThrownBy(
                        () -> JRaftServiceLoader.load(JRaftSignalHandler.class).sort())
                .hasMessageContaining(NoSignalHandler.class.getName());
    }
}
