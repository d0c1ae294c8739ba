package io.partita.engine.api.validation;

import static io.partita.engine.api.item.Documents.item;
import static io.partita.engine.api.item.Documents.path;
import static io.partita.engine.api.item.Documents.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemValidationTest {
    private static final KeySchema KEY =
            new KeySchema(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.B));
    private static final TableDefinition TABLE = TableDefinition.of("table", KEY)
            .withIndexes(List.of(new IndexDefinition(
                    "index",
                    IndexDefinition.Scope.GLOBAL,
                    new KeySchema(new KeyAttribute("gpk", AttributeType.S), new KeyAttribute("gsk", AttributeType.N)),
                    IndexProjection.ALL)));

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final String NOT_VALID = "One or more parameter values are not valid. ";

    static Stream<Arguments> badItems() {
        byte[] sort = {1};
        return Stream.of(
                arguments(item("sk", sort), INVALID + "Missing the key pk in the item"),
                arguments(item("pk", "x"), INVALID + "Missing the key sk in the item"),
                arguments(item("pk", 1, "sk", sort), INVALID + "Type mismatch for key pk expected: S actual: N"),
                arguments(
                        item("pk", "", "sk", sort),
                        NOT_VALID
                                + "The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"),
                arguments(
                        item("pk", "x", "sk", new byte[0]),
                        NOT_VALID
                                + "The AttributeValue for a key attribute cannot contain an empty binary value. Key: sk"),
                arguments(
                        item("pk", "é".repeat(1024) + "x", "sk", sort),
                        INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes"),
                arguments(
                        item("pk", "x", "sk", new byte[1025]),
                        INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"),
                arguments(
                        item("pk", "x", "sk", sort, "gpk", null),
                        INVALID + "Type mismatch for Index Key gpk Expected: S Actual: NULL IndexName: index"),
                arguments(
                        item("pk", "x", "sk", sort, "gpk", ""),
                        NOT_VALID + "A value specified for a secondary index key is not supported. "
                                + "The AttributeValue for a key attribute cannot contain an empty string value. "
                                + "IndexName: index, IndexKey: gpk"),
                arguments(
                        item("pk", "x", "sk", sort, "gpk", "x".repeat(2049)),
                        INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes"),
                arguments(
                        item("pk", "x", "sk", sort, "data", "x".repeat(400 * 1024)),
                        "Item size has exceeded the maximum allowed size"),
                arguments(
                        item("pk", "x", "sk", sort, "x".repeat(65_536), 1),
                        INVALID + "Attribute name is too large, must be less than 65536 bytes"),
                arguments(item("pk", "x", "sk", sort, "", 1), INVALID + "Attribute name must not be empty"),
                arguments(
                        item("pk", "x", "sk", sort, "m", Map.of("", 1)), INVALID + "Attribute name must not be empty"));
    }

    @ParameterizedTest
    @MethodSource("badItems")
    void refusesItemsThatDoNotFit(Item item, String message) {
        assertRefused(() -> ItemValidation.checkPut(TABLE, item), message);
    }

    @Test
    void acceptsItemsAtTheLimits() {
        Item item = item(
                "pk",
                "é".repeat(1024),
                "sk",
                new byte[1024],
                "gpk",
                "x".repeat(2048),
                "gsk",
                1,
                "deep",
                nested(31),
                "x".repeat(65_535),
                1);
        assertThatCode(() -> ItemValidation.checkPut(TABLE, item)).doesNotThrowAnyException();
        int rest = 400 * 1024 - item("pk", "x", "sk", new byte[1], "data", "").sizeBytes();
        Item largest = item("pk", "x", "sk", new byte[1], "data", "x".repeat(rest));
        assertThat(largest.sizeBytes()).isEqualTo(409_600);
        assertThatCode(() -> ItemValidation.checkPut(TABLE, largest)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 100_000})
    void refusesDeepItemsHoweverDeep(int depth) {
        Item item = item("pk", "x", "sk", new byte[1], "deep", nested(depth));
        String message = "Nesting Levels have exceeded supported limits: "
                + "Attributes in the item have nested levels beyond supported limit";
        assertRefused(() -> ItemValidation.checkPut(TABLE, item), message);
        assertRefused(() -> ItemValidation.checkUpdated(TABLE, item), message);
    }

    @Test
    void refusesUpdatesOfTheKey() {
        Update.Action set = new Update.SetTo(path("pk"), new Update.Constant(value(1)));
        Update.Action remove = new Update.Remove(path("sk"));
        Update.Action other = new Update.Remove(path("gpk"));
        for (Update.Action action : List.of(set, remove)) {
            String attribute = action.path().attribute();
            assertRefused(
                    () -> ItemValidation.checkUpdate(TABLE, new Update(List.of(other, action))),
                    INVALID + "Cannot update attribute " + attribute + ". This attribute is part of the key");
        }
        assertThatCode(() -> ItemValidation.checkUpdate(TABLE, new Update(List.of(other))))
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> badUpdates() {
        return Stream.of(
                arguments(
                        item("gpk", 1),
                        "The update expression attempted to update the secondary index key to unsupported type"),
                arguments(
                        item("gpk", ""),
                        NOT_VALID
                                + "The update expression attempted to update a secondary index key to a value that is not supported. "
                                + "The AttributeValue for a key attribute cannot contain an empty string value."),
                arguments(
                        item("gpk", "x".repeat(2049)),
                        "The update expression attempted to update the secondary index key beyond allowed size limits"),
                arguments(
                        item("data", "x".repeat(400 * 1024)),
                        "Item size to update has exceeded the maximum allowed size"));
    }

    @ParameterizedTest
    @MethodSource("badUpdates")
    void refusesUpdatedItemsThatDoNotFit(Item item, String message) {
        assertRefused(() -> ItemValidation.checkUpdated(TABLE, item), message);
    }

    static Stream<Arguments> badKeys() {
        String mismatch = "The provided key element does not match the schema";
        AttributeValue sort = value(new byte[] {1});
        return Stream.of(
                arguments(new PrimaryKey(value("x"), null), mismatch),
                arguments(new PrimaryKey(value(1), sort), mismatch),
                arguments(new PrimaryKey(value("x"), value("y")), mismatch),
                arguments(
                        new PrimaryKey(value(""), sort),
                        NOT_VALID
                                + "The AttributeValue for a key attribute cannot contain an empty string value. Key: pk"),
                arguments(
                        new PrimaryKey(value("x".repeat(2049)), sort),
                        INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes"),
                arguments(
                        new PrimaryKey(value("x"), value(new byte[1025])),
                        INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"));
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void refusesKeysThatDoNotFit(PrimaryKey key, String message) {
        assertRefused(() -> KeyValidation.check(KEY, key), message);
    }

    @Test
    void refusesASortKeyWhereThereIsNone() {
        KeySchema single = new KeySchema(new KeyAttribute("n", AttributeType.N), null);
        assertThatCode(() -> KeyValidation.check(single, PrimaryKey.of(value(1))))
                .doesNotThrowAnyException();
        assertRefused(
                () -> KeyValidation.check(single, new PrimaryKey(value(1), value(2))),
                "The provided key element does not match the schema");
    }

    private static AttributeValue nested(int depth) {
        AttributeValue value = value("leaf");
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? AttributeValue.of(List.of(value)) : AttributeValue.of(Map.of("n", value));
        }
        return value;
    }

    private static void assertRefused(Runnable action, String message) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION))
                .hasMessage(message);
    }
}
