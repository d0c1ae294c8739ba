package io.partita.engine.cluster.command.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Result;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A failure is replayed with {@code -Dpartita.seed=} what was printed. */
final class ResultEncodingTest {
    private final Damage damage = new Damage(ResultEncodingTest::readAll);

    private static RandomRecords random() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("ResultEncodingTest: -Dpartita.seed=" + seed);
        return new RandomRecords(seed);
    }

    private static Answer<Result> next(RandomRecords random) {
        return random.answer(() -> random.next(Result.class));
    }

    private static void readAll(byte[] bytes) {
        assertThat(Descriptions.of(ResultEncoding.decode(bytes))).isNotEmpty();
    }

    @Test
    void answersComeBackAsTheyWere() {
        RandomRecords random = random();
        for (int i = 0; i < 4_000; i++) {
            Answer<Result> answer = next(random);
            byte[] bytes = ResultEncoding.encode(answer);
            Answer<Result> decoded = ResultEncoding.decode(bytes);
            assertThat(Descriptions.of(decoded)).isEqualTo(Descriptions.of(answer));
            assertThat(ResultEncoding.encode(decoded)).isEqualTo(bytes);
        }
        assertThat(random.made()).containsAll(SealedTypes.permitted(Result.class));
    }

    @Test
    void damageIsFoundOrIsAnotherAnswer() {
        RandomRecords random = random();
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = ResultEncoding.encode(next(random));
            damage.flip(bytes, random.random(), "case " + i);
            damage.forge(bytes, random.random());
        }
    }

    @Test
    void noBeginningOfAnAnswerIsAnAnswer() {
        for (Answer<Result> answer : Examples.results()) {
            damage.cut(ResultEncoding.encode(answer), Descriptions.of(answer));
        }
    }

    @Test
    void theReasonIsThrownWhereTheResultIsAskedFor() {
        StoreException reason = StoreException.conditionFailed(Samples.item("pk", "a"));
        Answer<Result> decoded = ResultEncoding.decode(ResultEncoding.encode(new Answer.Refused<>(reason)));
        StoreException thrown = catchThrowableOfType(StoreException.class, decoded::get);
        assertThat(thrown.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
        assertThat(thrown).hasMessage("The conditional request failed");
        assertThat(Objects.requireNonNull(thrown.item())).isEqualTo(Samples.item("pk", "a"));
    }

    @Test
    void aReasonThatCitesHalfACharacterArrives() {
        StoreException reason = StoreException.validation("no attribute \uD83D, sorry");
        Answer<Result> decoded = ResultEncoding.decode(ResultEncoding.encode(new Answer.Refused<>(reason)));
        assertThatThrownBy(decoded::get).hasMessage("no attribute ?, sorry");
    }

    @Test
    void aCommandIsNoAnswer() {
        byte[] command = CommandEncoding.encode(new CatalogCommand.DropTable("table"));
        StoreException e = catchThrowableOfType(StoreException.class, () -> ResultEncoding.decode(command));
        assertThat(e.code()).isEqualTo(ErrorCode.CORRUPTION);
        assertThat(e).hasMessage("An answer to a command is damaged: no result is of the kind 17");
    }
}
