package io.partita.engine.api.contract;

import static io.partita.engine.api.contract.Samples.PK;
import static io.partita.engine.api.contract.Samples.item;
import static io.partita.engine.api.contract.Samples.key;
import static io.partita.engine.api.contract.Samples.path;
import static io.partita.engine.api.contract.Samples.text;
import static io.partita.engine.api.contract.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates of single items. */
interface UpdateContract extends StoreUnderTest {

    private static Item sample() {
        return item(
                "pk",
                "a",
                "n",
                5,
                "s",
                "hello",
                "l",
                List.of(1, 2, 3),
                "m",
                Map.of("x", 1, "y", Map.of("z", 2)),
                "ss",
                StringSetValue.of(List.of("p", "q")));
    }

    private static Update.Action set(String path, Object value) {
        return new Update.SetTo(path(path), new Update.Constant(value(value)));
    }

    private static Update.Action set(String path, Update.Value value) {
        return new Update.SetTo(path(path), value);
    }

    private static Update.Value at(String path) {
        return new Update.At(path(path));
    }

    private static Update.Value constant(Object value) {
        return new Update.Constant(value(value));
    }

    private static Update.Action remove(String path) {
        return new Update.Remove(path(path));
    }

    private static Update.Action add(String path, Object value) {
        return new Update.Add(path(path), value(value));
    }

    private static Update.Action delete(String path, Object value) {
        return new Update.Delete(path(path), value(value));
    }

    private static StringSetValue strings(String... elements) {
        return StringSetValue.of(List.of(elements));
    }

    static Stream<Arguments> updates() {
        return Stream.of(
                change("SET of a new attribute", "new", 1, set("new", 1)),
                change("SET of another type", "n", "five", set("n", "five")),
                change("SET in a map", "m", Map.of("x", 9, "y", Map.of("z", 2)), set("m.x", 9)),
                change("SET deep in a map", "m", Map.of("x", 1, "y", Map.of("z", 2, "w", 3)), set("m.y.w", 3)),
                change("SET of an element", "l", List.of(1, 20, 3), set("l[1]", 20)),
                change("SET behind the end appends", "l", List.of(1, 2, 3, 4), set("l[9]", 4)),
                change("SET of another attribute's value", "new", "hello", set("new", at("s"))),
                change(
                        "SET if_not_exists of what is there",
                        "n",
                        5,
                        set("n", new Update.IfNotExists(path("n"), constant(0)))),
                change(
                        "SET if_not_exists of what is not",
                        "c",
                        0,
                        set("c", new Update.IfNotExists(path("c"), constant(0)))),
                change("SET plus", "n", 8, set("n", new Update.Plus(at("n"), constant(3)))),
                change("SET minus", "n", -1, set("n", new Update.Minus(constant(4), at("n")))),
                change(
                        "SET list_append",
                        "l",
                        List.of(1, 2, 3, 4),
                        set("l", new Update.ListAppend(at("l"), constant(List.of(4))))),
                change(
                        "SET list_append in front",
                        "l",
                        List.of(0, 1, 2, 3),
                        set("l", new Update.ListAppend(constant(List.of(0)), at("l")))),
                change("REMOVE", "n", null, remove("n")),
                change("REMOVE of what is not there", "none", null, remove("none")),
                change("REMOVE in a map", "m", Map.of("x", 1), remove("m.y")),
                change("REMOVE of an element", "l", List.of(1, 3), remove("l[1]")),
                change("REMOVE of two elements as they were", "l", List.of(2), remove("l[0]"), remove("l[2]")),
                change("ADD to a number", "n", new BigDecimal("5.5"), add("n", new BigDecimal("0.5"))),
                change("ADD of a number that is not there", "c", 7, add("c", 7)),
                change("ADD to a set", "ss", strings("p", "q", "r"), add("ss", strings("q", "r"))),
                change(
                        "ADD of a set that is not there",
                        "ns",
                        NumberSetValue.of(List.of(BigDecimal.ONE)),
                        add("ns", NumberSetValue.of(List.of(BigDecimal.ONE)))),
                change("DELETE from a set", "ss", strings("p"), delete("ss", strings("q", "x"))),
                change("DELETE of all elements", "ss", null, delete("ss", strings("p", "q"))),
                change("DELETE from what is not there", "none", null, delete("none", strings("p"))));
    }

    private static Arguments change(
            String name, String attribute, @Nullable Object expected, Update.Action... actions) {
        return Arguments.of(name, attribute, expected == null ? "nothing" : value(expected), List.of(actions));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.partita.engine.api.contract.UpdateContract#updates")
    default void anUpdateChangesWhatItNamesAndNothingElse(
            String name, String attribute, Object expected, List<Update.Action> actions) {
        String table = table(PK);
        put(table, sample());
        update(table, key("a"), WriteOptions.DEFAULT, actions.toArray(Update.Action[]::new));
        Item after = get(table, key("a"));
        assertThat(after).as(name).isNotNull();
        assertThat(after.get(attribute)).isEqualTo(expected.equals("nothing") ? null : expected);
        for (String other : sample().attributes().keySet()) {
            if (!other.equals(attribute)) {
                assertThat(after.get(other)).as(other).isEqualTo(sample().get(other));
            }
        }
    }

    @Test
    default void allActionsSeeTheItemAsItWas() {
        String table = table(PK);
        put(table, item("pk", "a", "x", 1, "y", 2));
        update(table, key("a"), WriteOptions.DEFAULT, set("x", at("y")), set("y", at("x")));
        assertThat(get(table, key("a"))).isEqualTo(item("pk", "a", "x", 2, "y", 1));
    }

    @Test
    default void anUpdateMakesAnAbsentItem() {
        String table = table(PK);
        update(table, key("a"), WriteOptions.DEFAULT, set("v", 1), add("n", 2));
        assertThat(get(table, key("a"))).isEqualTo(item("pk", "a", "v", 1, "n", 2));
        update(table, key("b"), WriteOptions.DEFAULT);
        assertThat(get(table, key("b"))).isEqualTo(item("pk", "b"));
    }

    @Test
    default void anUpdateThatOnlyRemovesMakesNoItem() {
        String table = table(PK);
        update(table, key("a"), WriteOptions.DEFAULT, remove("v"));
        assertThat(get(table, key("a"))).isNull();
    }

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(ReturnValues.NONE, null),
                Arguments.of(ReturnValues.ALL_OLD, sample()),
                Arguments.of(ReturnValues.UPDATED_OLD, item("n", 5, "m", Map.of("x", 1))),
                Arguments.of(ReturnValues.UPDATED_NEW, item("n", 6, "m", Map.of("x", 2), "new", true)));
    }

    @ParameterizedTest
    @MethodSource("io.partita.engine.api.contract.UpdateContract#images")
    default void anUpdateReturnsTheImageThatWasAskedFor(ReturnValues values, @Nullable Item expected) {
        String table = table(PK);
        put(table, sample());
        WriteOptions options = WriteOptions.DEFAULT.returning(values);
        assertThat(update(table, key("a"), options, add("n", 1), set("m.x", 2), set("new", true))
                        .attributes())
                .isEqualTo(expected);
    }

    @Test
    default void anUpdateReturnsTheWholeNewItem() {
        String table = table(PK);
        put(table, item("pk", "a", "n", 1));
        assertThat(update(table, key("a"), WriteOptions.DEFAULT.returning(ReturnValues.ALL_NEW), add("n", 1))
                        .attributes())
                .isEqualTo(item("pk", "a", "n", 2));
    }

    @Test
    default void imagesOfAnItemThatWasNotThere() {
        String table = table(PK);
        for (ReturnValues old : List.of(ReturnValues.ALL_OLD, ReturnValues.UPDATED_OLD)) {
            assertThat(update(table, key(old.name()), WriteOptions.DEFAULT.returning(old), set("v", 1))
                            .attributes())
                    .isNull();
        }
        assertThat(update(table, key("n"), WriteOptions.DEFAULT.returning(ReturnValues.UPDATED_NEW), set("v", 1))
                        .attributes())
                .isEqualTo(item("v", 1));
    }

    static Stream<Arguments> refusedUpdates() {
        return Stream.of(
                refusal(
                        "a path through a number",
                        "The document path provided in the update expression is invalid for update",
                        set("n.x", 1)),
                refusal(
                        "a path through nothing",
                        "The document path provided in the update expression is invalid for update",
                        set("none.x", 1)),
                refusal(
                        "a value that is not there",
                        "The provided expression refers to an attribute that does not exist in the item",
                        set("v", at("none"))),
                refusal(
                        "a sum with text",
                        "An operand in the update expression has an incorrect data type",
                        set("v", new Update.Plus(at("s"), constant(1)))),
                refusal("ADD to text", "An operand in the update expression has an incorrect data type", add("s", 1)),
                refusal(
                        "DELETE from a number",
                        "An operand in the update expression has an incorrect data type",
                        delete("n", strings("p"))),
                refusal("ADD of text", "Incorrect operand type for operator or function", add("n", "x")),
                refusal(
                        "a key attribute",
                        "Cannot update attribute pk. This attribute is part of the key",
                        set("pk", "b")),
                refusal(
                        "paths one in the other",
                        "Two document paths overlap with each other",
                        set("m", 1),
                        set("m.x", 2)),
                refusal("one path twice", "Two document paths overlap with each other", set("n", 1), remove("n")),
                refusal(
                        "a map and a list at once",
                        "Two document paths conflict with each other",
                        set("m.x", 1),
                        set("m[0]", 2)),
                refusal(
                        "a number that is too large",
                        "Number overflow",
                        set(
                                "n",
                                new Update.Plus(
                                        constant(new BigDecimal("9E+125")), constant(new BigDecimal("9E+125"))))),
                refusal(
                        "an item that is too large",
                        "Item size to update has exceeded the maximum allowed size",
                        set("v", text(400 * 1024))));
    }

    private static Arguments refusal(String name, String message, Update.Action... actions) {
        return Arguments.of(name, message, List.of(actions));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.partita.engine.api.contract.UpdateContract#refusedUpdates")
    default void aRefusedUpdateChangesNothing(String name, String message, List<Update.Action> actions) {
        String table = table(PK);
        put(table, sample());
        invalid(message, () -> update(table, key("a"), WriteOptions.DEFAULT, actions.toArray(Update.Action[]::new)));
        assertThat(get(table, key("a"))).as(name).isEqualTo(sample());
    }
}
