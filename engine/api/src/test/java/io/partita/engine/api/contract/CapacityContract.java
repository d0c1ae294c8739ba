package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.PK_SK;
import static io.partita.engine.api.contract.Samples.equal;
import static io.partita.engine.api.contract.Samples.global;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.local;
import static io.partita.engine.api.contract.Samples.projection;
import static io.partita.engine.api.contract.Samples.text;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.Consumed;
import io.partita.engine.api.request.Consumed.IndexUnits;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexProjection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of consumed capacity. */
interface CapacityContract extends StoreUnderTest {

    /** An item of exactly so many bytes: names, a key of one byte, and padding. */
    private static Item sized(int bytes) {
        return item("pk", "a", "v", text(bytes - 4));
    }

    private Consumed putCost(String table, Item item) {
        return store().write(new WriteRequest.Put(table, item, WriteOptions.DEFAULT))
                .consumed()
                .total();
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "1024, 1", "1025, 2", "10240, 10", "409600, 400"})
    default void aWriteCostsAUnitForEachKilobyte(int bytes, double units) {
        assertThat(putCost(table(PK), sized(bytes))).isEqualTo(Consumed.written(units));
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "4096, 1", "4097, 2", "40960, 10", "409600, 100"})
    default void aReadCostsAUnitForEachFourKilobytesOrHalf(int bytes, double units) {
        String table = table(PK);
        put(table, sized(bytes));
        assertThat(store().get(new GetRequest(table, key("a"), Projection.ALL, true))
                        .consumed())
                .isEqualTo(Consumed.read(units));
        assertThat(store().get(new GetRequest(table, key("a"), projection("pk"), false))
                        .consumed())
                .isEqualTo(Consumed.read(units / 2));
    }

    @Test
    default void whatIsNotThereCostsAsMuchAsLittle() {
        String table = table(PK);
        assertThat(store().get(new GetRequest(table, key("a"), Projection.ALL, true))
                        .consumed())
                .isEqualTo(Consumed.read(1));
        assertThat(store().get(new GetRequest(table, key("a"), Projection.ALL, false))
                        .consumed())
                .isEqualTo(Consumed.read(0.5));
        assertThat(store().write(new WriteRequest.Delete(table, key("a"), WriteOptions.DEFAULT))
                        .consumed())
                .isEqualTo(Consumed.written(1));
        assertThat(query(table, null, KeyCondition.of(value("a")), options -> options)
                        .consumed())
                .isEqualTo(Consumed.read(0.5));
    }

    @Test
    default void aWriteCostsByTheLargerImage() {
        String table = table(PK);
        put(table, sized(5000));
        assertThat(putCost(table, sized(10))).isEqualTo(Consumed.written(5));
        assertThat(putCost(table, sized(3000))).isEqualTo(Consumed.written(3));
        assertThat(store().write(new WriteRequest.Delete(table, key("a"), WriteOptions.DEFAULT))
                        .consumed())
                .isEqualTo(Consumed.written(3));
    }

    @Test
    default void aPageCostsByTheSumOfWhatItEvaluated() {
        String table = table(PK_SK);
        // pk 2 + 1, sk 2 + 2 (1 for zero), v 1 + 1000
        IntStream.range(1, 11).forEach(i -> put(table, item("pk", "a", "sk", i, "v", text(1000))));
        KeyCondition all = KeyCondition.of(value("a"));
        assertThat(query(table, null, all, options -> options.withConsistent(true))
                        .consumed())
                .isEqualTo(Consumed.read(3));
        assertThat(query(table, null, all, options -> options).consumed()).isEqualTo(Consumed.read(1.5));
        assertThat(query(table, null, all, o -> o.withFilter(equal("v", "none")).counting())
                        .consumed())
                .isEqualTo(Consumed.read(1.5));
        assertThat(query(table, null, all, options -> options.withLimit(4)).consumed())
                .isEqualTo(Consumed.read(0.5));
        assertThat(store().scan(new ScanRequest(table, null, 0, 1, ReadOptions.DEFAULT.withConsistent(true)))
                        .consumed())
                .isEqualTo(Consumed.read(3));
    }

    @Test
    default void aBatchCostsByEachItem() {
        String table = table(PK);
        List<WriteRequest> writes = List.of(
                new WriteRequest.Put(table, item("pk", "a"), WriteOptions.DEFAULT),
                new WriteRequest.Put(table, item("pk", "b", "v", text(1500)), WriteOptions.DEFAULT));
        assertThat(store().batchWrite(new BatchWriteRequest(writes)).consumed()).isEqualTo(Consumed.written(3));
        BatchGetRequest read =
                new BatchGetRequest(table, List.of(key("a"), key("b"), key("none")), Projection.ALL, true);
        assertThat(store().batchGet(read).consumed()).isEqualTo(Consumed.read(3));
    }

    @Test
    default void indexesCostWhatIsWrittenToThem() {
        String table = table(
                PK_SK,
                local("local", "l", AttributeType.N, IndexProjection.ALL),
                global("global", "g", IndexProjection.KEYS_ONLY));
        Item plain = item("pk", "a", "sk", 1);
        assertThat(putCost(table, plain)).as("in no index").isEqualTo(Consumed.written(1));
        Item both = item("pk", "a", "sk", 1, "l", 1, "g", "x");
        assertThat(putCost(table, both)).as("new in both").isEqualTo(Consumed.written(3));
        assertThat(putCost(table, both)).as("the same again").isEqualTo(Consumed.written(1));
        Item more = item("pk", "a", "sk", 1, "l", 1, "g", "x", "v", 1);
        assertThat(putCost(table, more)).as("projected in one").isEqualTo(Consumed.written(2));
        Item moved = item("pk", "a", "sk", 1, "l", 2, "g", "y", "v", 1);
        assertThat(putCost(table, moved)).as("moved in both").isEqualTo(Consumed.written(5));
        assertThat(putCost(table, plain)).as("out of both").isEqualTo(Consumed.written(3));
        Item large = item("pk", "a", "sk", 1, "l", 2, "g", "y", "v", text(3000));
        assertThat(putCost(table, large)).as("large in the item and one index").isEqualTo(Consumed.written(7));
    }

    @Test
    default void anIndexIsReadByTheSizeOfItsEntries() {
        String table = table(PK_SK, local("local", "l", AttributeType.N, IndexProjection.KEYS_ONLY));
        IntStream.range(0, 10).forEach(i -> put(table, item("pk", "a", "sk", i, "l", i, "v", text(5000))));
        KeyCondition all = KeyCondition.of(value("a"));
        assertThat(query(table, "local", all, options -> options.withConsistent(true))
                        .consumed()
                        .total())
                .isEqualTo(Consumed.read(1));
        assertThat(query(table, "local", all, o -> o.withProjection(projection("v")))
                        .consumed()
                        .total())
                .as("entries, and each item that is fetched")
                .isEqualTo(Consumed.read(0.5 + 10));
    }

    @Test
    default void indexesAreToldApart() {
        String table = table(
                PK_SK,
                local("local", "l", AttributeType.N, IndexProjection.KEYS_ONLY),
                global("global", "g", IndexProjection.KEYS_ONLY),
                global("other", "o", IndexProjection.KEYS_ONLY));
        Item item = item("pk", "a", "sk", 1, "l", 1, "g", "x", "v", text(5000));
        assertThat(store().write(new WriteRequest.Put(table, item, WriteOptions.DEFAULT))
                        .consumed())
                .isEqualTo(new Consumed(0, 7, List.of(new IndexUnits("local", 0, 1), new IndexUnits("global", 0, 1))));
        KeyCondition all = KeyCondition.of(value("a"));
        assertThat(query(table, "local", all, o -> o.withProjection(projection("v")))
                        .consumed())
                .isEqualTo(new Consumed(1.5, 0, List.of(new IndexUnits("local", 0.5, 0))));
    }
}
