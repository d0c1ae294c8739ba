package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.PK_SK;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.projection;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Put, get and delete of single items. */
interface ItemContract extends StoreUnderTest {

    static Stream<AttributeValue> values() {
        return Stream.of(
                value("text"),
                value(""),
                value("Zürich 東京 🚀 \u0000 end"),
                value(0),
                value(-42),
                value(new BigDecimal("0.1")),
                value(new BigDecimal("12345678901234567890123456789012345678")),
                value(new BigDecimal("-9.9999999999999999999999999999999999999E+125")),
                value(new BigDecimal("1E-130")),
                value(new byte[] {0, 1, -1, -128}),
                value(new byte[0]),
                value(true),
                value(false),
                AttributeValue.nullValue(),
                value(List.of()),
                value(List.of("a", 1, List.of(true, Map.of("deep", 2)))),
                value(Map.of()),
                value(Map.of("a", 1, "b.c", false)),
                StringSetValue.of(List.of("b", "a")),
                NumberSetValue.of(List.of(new BigDecimal("1"), new BigDecimal("-2.50"))),
                BinarySetValue.of(List.of(new BinaryValue(new byte[] {1}), new BinaryValue(new byte[] {1, 2}))));
    }

    @ParameterizedTest
    @MethodSource("io.partita.engine.api.contract.ItemContract#values")
    default void aValueComesBackAsItWasPut(AttributeValue value) {
        String table = table(PK);
        Item item = item("pk", "a", "value", value);
        put(table, item);
        assertThat(get(table, key("a"))).isEqualTo(item);
    }

    static Stream<Arguments> keys() {
        List<AttributeValue> values =
                List.of(value("k"), value(new BigDecimal("-1.5E+20")), value(new byte[] {-1, 0, 1}));
        return values.stream().flatMap(partition -> values.stream().map(sort -> Arguments.of(partition, sort)));
    }

    @ParameterizedTest
    @MethodSource("io.partita.engine.api.contract.ItemContract#keys")
    default void keysOfAllTypes(AttributeValue partition, AttributeValue sort) {
        String table =
                table(new KeySchema(new KeyAttribute("p", partition.type()), new KeyAttribute("s", sort.type())));
        Item item = item("p", partition, "s", sort, "value", 1);
        put(table, item);
        assertThat(get(table, key(partition, sort))).isEqualTo(item);
        delete(table, key(partition, sort));
        assertThat(get(table, key(partition, sort))).isNull();
    }

    @Test
    default void anAbsentItemIsNull() {
        String table = table(PK_SK);
        put(table, item("pk", "a", "sk", 1));
        assertThat(get(table, key("a", 2))).isNull();
        assertThat(get(table, key("b", 1))).isNull();
    }

    @Test
    default void aPutReplacesTheWholeItem() {
        String table = table(PK);
        put(table, item("pk", "a", "old", 1), item("pk", "a", "new", 2));
        assertThat(get(table, key("a"))).isEqualTo(item("pk", "a", "new", 2));
    }

    @Test
    default void numbersAreOneKeyHoweverTheyAreWritten() {
        String table = table(new KeySchema(new KeyAttribute("n", AttributeType.N), null));
        put(table, item("n", new BigDecimal("1.0"), "value", "old"), item("n", new BigDecimal("1"), "value", "new"));
        assertThat(get(table, key(new BigDecimal("1.000")))).isEqualTo(item("n", new BigDecimal("1"), "value", "new"));
    }

    @Test
    default void putReturnsTheOldItemIfAsked() {
        String table = table(PK);
        WriteOptions allOld = WriteOptions.DEFAULT.returning(ReturnValues.ALL_OLD);
        Item first = item("pk", "a", "v", 1);
        assertThat(store().write(new WriteRequest.Put(table, first, allOld)).attributes())
                .isNull();
        assertThat(store().write(new WriteRequest.Put(table, item("pk", "a", "v", 2), allOld))
                        .attributes())
                .isEqualTo(first);
        assertThat(store().write(new WriteRequest.Put(table, first, WriteOptions.DEFAULT))
                        .attributes())
                .isNull();
    }

    @Test
    default void putAndDeleteReturnNothingElse() {
        String table = table(PK);
        for (ReturnValues values : List.of(ReturnValues.ALL_NEW, ReturnValues.UPDATED_NEW, ReturnValues.UPDATED_OLD)) {
            WriteOptions options = WriteOptions.DEFAULT.returning(values);
            invalid(
                    "ReturnValues can only be ALL_OLD or NONE",
                    () -> store().write(new WriteRequest.Put(table, item("pk", "a"), options)));
            invalid(
                    "ReturnValues can only be ALL_OLD or NONE",
                    () -> store().write(new WriteRequest.Delete(table, key("a"), options)));
        }
    }

    @Test
    default void deleteRemovesAndReturnsTheOldItemIfAsked() {
        String table = table(PK);
        Item item = item("pk", "a", "v", 1);
        put(table, item);
        WriteRequest delete =
                new WriteRequest.Delete(table, key("a"), WriteOptions.DEFAULT.returning(ReturnValues.ALL_OLD));
        assertThat(store().write(delete).attributes()).isEqualTo(item);
        assertThat(get(table, key("a"))).isNull();
        assertThat(store().write(delete).attributes()).isNull();
    }

    @Test
    default void aProjectionReturnsWhatItNames() {
        String table = table(PK);
        put(table, item("pk", "a", "n", 1, "m", Map.of("x", List.of(10, 20, 30), "y", 2), "l", List.of("p", "q")));
        assertThat(projected(table, "n")).isEqualTo(item("n", 1));
        assertThat(projected(table, "pk", "m.y")).isEqualTo(item("pk", "a", "m", Map.of("y", 2)));
        assertThat(projected(table, "m.x[2]", "l[1]", "m.x[0]"))
                .isEqualTo(item("m", Map.of("x", List.of(10, 30)), "l", List.of("q")));
        assertThat(projected(table, "absent", "m.absent", "l[9]")).isEqualTo(Item.EMPTY);
    }

    private @Nullable Item projected(String table, String... paths) {
        return store().get(new GetRequest(table, key("a"), projection(paths), true))
                .item();
    }

    @Test
    default void anEventuallyConsistentReadComesToSeeTheWrite() {
        String table = table(PK);
        put(table, item("pk", "a"));
        eventually(() -> assertThat(store().get(new GetRequest(table, key("a"), Projection.ALL, false))
                        .item())
                .isEqualTo(item("pk", "a")));
    }

    @Test
    default void operationsOnAnUnknownTableAreRefused() {
        String table = newName();
        String text = "Requested resource not found";
        refused(ErrorCode.RESOURCE_NOT_FOUND, text, () -> get(table, key("a")));
        refused(ErrorCode.RESOURCE_NOT_FOUND, text, () -> put(table, item("pk", "a")));
        refused(ErrorCode.RESOURCE_NOT_FOUND, text, () -> delete(table, key("a")));
        refused(ErrorCode.RESOURCE_NOT_FOUND, text, () -> queryAll(table, null, "a"));
        refused(ErrorCode.RESOURCE_NOT_FOUND, text, () -> scanAll(table, null));
    }
}
