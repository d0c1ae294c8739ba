package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
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
}
