package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.projection;
import static io.partita.engine.api.contract.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches of reads and writes. */
interface BatchContract extends StoreUnderTest {

    private static WriteRequest putOf(String table, Item item) {
        return new WriteRequest.Put(table, item, WriteOptions.DEFAULT);
    }

    private static WriteRequest deleteOf(String table, Object key) {
        return new WriteRequest.Delete(table, key(key), WriteOptions.DEFAULT);
    }

    private BatchGetResponse batchGet(String table, List<PrimaryKey> keys) {
        return store().batchGet(new BatchGetRequest(table, keys, Projection.ALL, true));
    }

    @Test
    default void aBatchReadsWhatIsThere() {
        String table = table(PK);
        put(table, item("pk", "a", "v", 1), item("pk", "b", "v", 2), item("pk", "c", "v", 3));
        BatchGetResponse response = batchGet(table, List.of(key("c"), key("none"), key("a")));
        assertThat(response.items()).containsExactly(item("pk", "c", "v", 3), item("pk", "a", "v", 1));
        assertThat(response.unprocessed()).isEmpty();
    }

    @Test
    default void aBatchReadsWhatItsProjectionNames() {
        String table = table(PK);
        put(table, item("pk", "a", "v", 1));
        assertThat(store().batchGet(new BatchGetRequest(table, List.of(key("a")), projection("v"), false))
                        .items())
                .containsExactly(item("v", 1));
    }

    @Test
    default void aBatchOfReadsHasLimits() {
        String table = table(PK);
        invalid("Provided list of item keys contains duplicates", () -> batchGet(table, List.of(key("a"), key("a"))));
        invalid("Member must have length greater than or equal to 1", () -> batchGet(table, List.of()));
        List<PrimaryKey> tooMany =
                IntStream.range(0, 101).mapToObj(i -> key("k" + i)).toList();
        invalid("Too many items requested for the BatchGetItem call", () -> batchGet(table, tooMany));
        assertThat(batchGet(table, tooMany.subList(0, 100)).items()).isEmpty();
        invalid("The provided key element does not match the schema", () -> batchGet(table, List.of(key(1))));
        refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Requested resource not found",
                () -> batchGet(newName(), List.of(key("a"))));
    }

    @Test
    default void aBatchReadsUpTo16Megabytes() {
        String table = table(PK);
        List<PrimaryKey> keys = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            put(table, item("pk", "k" + i, "v", text(390_000)));
            keys.add(key("k" + i));
        }
        BatchGetResponse response = batchGet(table, keys);
        assertThat(response.items().stream().mapToLong(Item::sizeBytes).sum()).isLessThanOrEqualTo(16L << 20);
        assertThat(response.unprocessed()).isNotEmpty();
        List<Item> all = new ArrayList<>(response.items());
        all.addAll(batchGet(table, response.unprocessed()).items());
        assertThat(all).hasSize(45);
    }

    @Test
    default void aBatchPutsAndDeletes() {
        String table = table(PK);
        String other = table(PK);
        put(table, item("pk", "a"), item("pk", "b"));
        assertThat(store().batchWrite(new BatchWriteRequest(List.of(
                                deleteOf(table, "a"),
                                putOf(table, item("pk", "b", "v", 2)),
                                putOf(table, item("pk", "c")),
                                putOf(other, item("pk", "a")),
                                deleteOf(table, "none"))))
                        .unprocessed())
                .isEmpty();
        assertThat(scanAll(table, null)).containsExactlyInAnyOrder(item("pk", "b", "v", 2), item("pk", "c"));
        assertThat(scanAll(other, null)).containsExactly(item("pk", "a"));
    }

    @Test
    default void aBatchOfWritesHasLimits() {
        String table = table(PK);
        List<WriteRequest> writes = IntStream.range(0, 26)
                .mapToObj(i -> putOf(table, item("pk", "k" + i)))
                .toList();
        invalid(
                "Too many items requested for the BatchWriteItem call",
                () -> store().batchWrite(new BatchWriteRequest(writes)));
        store().batchWrite(new BatchWriteRequest(writes.subList(0, 25)));
        assertThat(scanAll(table, null)).hasSize(25);
        invalid(
                "Member must have length greater than or equal to 1",
                () -> store().batchWrite(new BatchWriteRequest(List.of())));
        invalid(
                "Provided list of item keys contains duplicates",
                () -> store().batchWrite(
                                new BatchWriteRequest(List.of(putOf(table, item("pk", "a")), deleteOf(table, "a")))));
    }

    @Test
    default void aBatchIsOfPlainPutsAndDeletes() {
        String table = table(PK);
        List<WriteRequest> notPlain = List.of(
                new WriteRequest.UpdateItem(table, key("a"), new Update(List.of()), WriteOptions.DEFAULT),
                new WriteRequest.Put(table, item("pk", "a"), WriteOptions.onlyIf(equal("v", 1))),
                new WriteRequest.Delete(table, key("a"), WriteOptions.DEFAULT.returning(ReturnValues.ALL_OLD)));
        for (WriteRequest write : notPlain) {
            invalid("A batch", () -> store().batchWrite(new BatchWriteRequest(List.of(write))));
        }
    }

    @Test
    default void aBatchWithAnInvalidWriteDoesNothing() {
        String table = table(PK);
        invalid(
                "The provided key element does not match the schema",
                () -> store().batchWrite(new BatchWriteRequest(
                        List.of(putOf(table, item("pk", "a")), putOf(table, item("v", 1))))));
        refused(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Requested resource not found",
                () -> store().batchWrite(new BatchWriteRequest(
                        List.of(putOf(table, item("pk", "a")), putOf(newName(), item("pk", "a"))))));
        assertThat(scanAll(table, null)).isEmpty();
    }
}
