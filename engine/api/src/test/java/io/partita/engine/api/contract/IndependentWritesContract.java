package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.global;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.path;
import static io.partita.engine.api.contract.Samples.text;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexProjection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several writes of which each has its own condition and its own outcome. */
interface IndependentWritesContract extends StoreUnderTest {
    WriteOptions IF_ABSENT = WriteOptions.onlyIf(new Condition.NotExists(path("pk")));

    private static WriteRequest putOf(String table, Item item) {
        return new WriteRequest.Put(table, item, WriteOptions.DEFAULT);
    }

    private static WriteRequest insertOf(String table, Item item) {
        return new WriteRequest.Put(table, item, IF_ABSENT);
    }

    private static WriteRequest updateOf(String table, Object key, WriteOptions options, Update.Action action) {
        return new WriteRequest.UpdateItem(table, key(key), new Update(List.of(action)), options);
    }

    private static Update.Action increment(String path) {
        return new Update.SetTo(path(path), new Update.Plus(new Update.At(path(path)), new Update.Constant(value(1))));
    }

    private List<WriteOutcome> writeEach(WriteRequest... writes) {
        return store().writeEach(List.of(writes));
    }

    /** The code of each failure, and null for what was done. */
    private static List<@Nullable ErrorCode> codes(List<WriteOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome instanceof WriteOutcome.Failed failed
                        ? failed.failure().code()
                        : null)
                .toList();
    }

    @Test
    default void eachWriteHasItsOwnOutcome() {
        String table = table(PK);
        put(table, item("pk", "a", "v", 1), item("pk", "b", "v", 1), item("pk", "c", "v", 1));
        List<WriteOutcome> outcomes = writeEach(
                insertOf(table, item("pk", "a", "v", 2)),
                insertOf(table, item("pk", "new", "v", 2)),
                updateOf(table, "b", WriteOptions.onlyIf(equal("v", 1)), increment("v")),
                updateOf(table, "c", WriteOptions.onlyIf(equal("v", 9)), increment("v")),
                new WriteRequest.Delete(table, key("c"), WriteOptions.onlyIf(equal("v", 1))),
                putOf(table, item("v", 1)),
                putOf(newName(), item("pk", "a")));
        assertThat(codes(outcomes))
                .containsExactly(
                        ErrorCode.CONDITIONAL_CHECK_FAILED,
                        null,
                        null,
                        ErrorCode.CONDITIONAL_CHECK_FAILED,
                        null,
                        ErrorCode.VALIDATION,
                        ErrorCode.RESOURCE_NOT_FOUND);
        assertThat(scanAll(table, null))
                .containsExactlyInAnyOrder(item("pk", "a", "v", 1), item("pk", "b", "v", 2), item("pk", "new", "v", 2));
    }

    @Test
    default void noWritesHaveNoOutcomes() {
        assertThat(store().writeEach(List.of())).isEmpty();
    }

    @Test
    default void writesOnOneItemHappenInTheirOrder() {
        String table = table(PK);
        List<WriteOutcome> outcomes = writeEach(
                insertOf(table, item("pk", "a", "v", 1)),
                insertOf(table, item("pk", "a", "v", 5)),
                updateOf(table, "a", WriteOptions.onlyIf(equal("v", 1)), increment("v")),
                updateOf(table, "a", WriteOptions.onlyIf(equal("v", 1)), increment("v")),
                new WriteRequest.Delete(table, key("a"), WriteOptions.onlyIf(equal("v", 2))),
                insertOf(table, item("pk", "a", "v", 7)));
        assertThat(codes(outcomes))
                .containsExactly(
                        null, ErrorCode.CONDITIONAL_CHECK_FAILED, null, ErrorCode.CONDITIONAL_CHECK_FAILED, null, null);
        assertThat(get(table, key("a"))).isEqualTo(item("pk", "a", "v", 7));
    }

    @Test
    default void anOversizedItemFailsAlone() {
        String table = table(PK);
        List<WriteOutcome> outcomes = writeEach(
                putOf(table, item("pk", "a")),
                putOf(table, item("pk", "b", "v", text(410_000))),
                putOf(table, item("pk", "c")));
        assertThat(codes(outcomes)).containsExactly(null, ErrorCode.VALIDATION, null);
        invalid(
                "Item size has exceeded the maximum allowed size",
                () -> outcomes.get(1).response());
        assertThat(scanAll(table, null)).containsExactlyInAnyOrder(item("pk", "a"), item("pk", "c"));
    }

    @Test
    default void eachOutcomeHasWhatItsWriteAskedForAndCost() {
        String table = table(PK);
        put(table, item("pk", "a", "v", 1));
        WriteOptions returning = WriteOptions.DEFAULT.returning(ReturnValues.ALL_NEW);
        List<WriteOutcome> outcomes = writeEach(
                updateOf(table, "a", returning, increment("v")),
                new WriteRequest.Delete(table, key("a"), WriteOptions.DEFAULT.returning(ReturnValues.ALL_OLD)),
                putOf(table, item("pk", "b", "v", text(2_000))));
        assertThat(outcomes.get(0).response().attributes()).isEqualTo(item("pk", "a", "v", 2));
        assertThat(outcomes.get(1).response().attributes()).isEqualTo(item("pk", "a", "v", 2));
        assertThat(outcomes.get(2).response().attributes()).isNull();
        assertThat(outcomes.stream().map(outcome -> outcome.response().consumed()))
                .containsExactly(Consumed.written(1), Consumed.written(1), Consumed.written(2));
    }

    @Test
    default void aFailedConditionShowsTheItemIfItWasAskedTo() {
        String table = table(PK);
        put(table, item("pk", "a", "v", 1));
        WriteOptions showing = new WriteOptions(IF_ABSENT.condition(), ReturnValues.NONE, true);
        WriteOutcome outcome =
                writeEach(new WriteRequest.Put(table, item("pk", "a"), showing)).get(0);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        WriteOutcome.Failed.class,
                        failed -> assertThat(failed.failure().item()).isEqualTo(item("pk", "a", "v", 1)));
    }

    @Test
    default void thereMayBeAnyNumberOfWrites() {
        String table = table(PK, global("global", "g", IndexProjection.ALL));
        List<Item> items = IntStream.range(0, 1_300)
                .mapToObj(i -> item("pk", "k" + i, "g", "g" + i % 3, "v", text(i % 7 == 0 ? 20_000 : 10)))
                .toList();
        List<WriteOutcome> outcomes = store().writeEach(
                        items.stream().map(item -> insertOf(table, item)).toList());
        assertThat(codes(outcomes)).hasSize(1_300).containsOnlyNulls();
        assertThat(scanAll(table, null)).containsExactlyInAnyOrderElementsOf(items);
        eventually(() -> assertThat(scanAll(table, "global")).hasSize(1_300));
        List<WriteOutcome> again = store().writeEach(
                        items.stream().map(item -> insertOf(table, item)).toList());
        assertThat(codes(again)).hasSize(1_300).containsOnly(ErrorCode.CONDITIONAL_CHECK_FAILED);
    }
}
