package io.partita.engine.api.expression;

import static io.partita.engine.api.item.Documents.item;
import static io.partita.engine.api.item.Documents.path;
import static io.partita.engine.api.item.Documents.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Update.Action;
import io.partita.engine.api.expression.Update.Add;
import io.partita.engine.api.expression.Update.At;
import io.partita.engine.api.expression.Update.Constant;
import io.partita.engine.api.expression.Update.Delete;
import io.partita.engine.api.expression.Update.IfNotExists;
import io.partita.engine.api.expression.Update.ListAppend;
import io.partita.engine.api.expression.Update.Minus;
import io.partita.engine.api.expression.Update.Plus;
import io.partita.engine.api.expression.Update.Remove;
import io.partita.engine.api.expression.Update.SetTo;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateTest {
    private static final String INVALID_PATH =
            "The document path provided in the update expression is invalid for update";
    private static final String WRONG_TYPE = "An operand in the update expression has an incorrect data type";
    private static final String MISSING =
            "The provided expression refers to an attribute that does not exist in the item";
    private static final String OVERFLOW =
            "Number overflow. Attempting to store a number with magnitude larger than supported range";

    static Stream<Arguments> applications() {
        return Stream.of(
                arguments("sets", item("p", 1), List.of(set("a", 2)), item("p", 1, "a", 2)),
                arguments("replaces", item("a", 1), List.of(set("a", "x")), item("a", "x")),
                arguments(
                        "sets a nested name",
                        item("a", Map.of("b", 3, "c", 4), "d", 5),
                        List.of(set("a.c", 7)),
                        item("a", Map.of("b", 3, "c", 7), "d", 5)),
                arguments(
                        "replaces a document by a scalar",
                        item("a", Map.of("c", Map.of("one", 1))),
                        List.of(set("a.c", 7)),
                        item("a", Map.of("c", 7))),
                arguments(
                        "goes deep",
                        item("a", Map.of("c", List.of("hi", Map.of("y", List.of(3, 5, 7))))),
                        List.of(set("a.c[1].y[1]", 9)),
                        item("a", Map.of("c", List.of("hi", Map.of("y", List.of(3, 9, 7)))))),
                arguments(
                        "several below one parent",
                        item("a", Map.of("x", 3, "y", 4, "c", Map.of("y", 3)), "b", Map.of("x", 1, "y", 2)),
                        List.of(set("a.b", 10), set("a.c.d", "dog"), set("b.x", 17), remove("a.x"), remove("b.y")),
                        item("a", Map.of("y", 4, "b", 10, "c", Map.of("y", 3, "d", "dog")), "b", Map.of("x", 17))),
                arguments("a name with a dot is one name", item(), List.of(setTop("a.b", 3)), item("a.b", 3)),
                arguments(
                        "copies what is removed",
                        item("a", "hello"),
                        List.of(remove("a"), new SetTo(path("b"), at("a"))),
                        item("b", "hello")),
                arguments(
                        "swaps",
                        item("a", 1, "b", 2),
                        List.of(new SetTo(path("a"), at("b")), new SetTo(path("b"), at("a"))),
                        item("a", 2, "b", 1)));
    }

    static Stream<Arguments> listApplications() {
        return Stream.of(
                arguments(
                        "replaces an element",
                        item("a", List.of(1, 2, 3)),
                        List.of(set("a[1]", 9)),
                        item("a", List.of(1, 9, 3))),
                arguments(
                        "appends behind the end",
                        item("a", List.of("one", "two", "three")),
                        List.of(set("a[7]", "hello")),
                        item("a", List.of("one", "two", "three", "hello"))),
                arguments(
                        "appends in the order of the indexes",
                        item("a", List.of(0)),
                        List.of(set("a[84]", "a1"), set("a[37]", "a2"), set("a[17]", "a3"), set("a[50]", "a4")),
                        item("a", List.of(0, "a3", "a2", "a4", "a1"))),
                arguments(
                        "indexes are those before the removal",
                        item("a", List.of(2, 3, 4, 5, 6, 7)),
                        List.of(remove("a[1]"), set("a[3]", 17)),
                        item("a", List.of(2, 4, 17, 6, 7))),
                arguments(
                        "removes several",
                        item("a", List.of(0, 1, 2, 3, 4)),
                        List.of(remove("a[3]"), remove("a[0]"), remove("a[4]")),
                        item("a", List.of(1, 2))),
                arguments(
                        "removes the last element",
                        item("a", List.of(1)),
                        List.of(remove("a[0]")),
                        item("a", List.of())),
                arguments(
                        "removes the last entry",
                        item("a", Map.of("b", 1)),
                        List.of(remove("a.b")),
                        item("a", Map.of())),
                arguments(
                        "removal of what is not there",
                        item("a", Map.of("x", 3), "b", List.of("hi")),
                        List.of(remove("a.y"), remove("b[7]"), remove("c")),
                        item("a", Map.of("x", 3), "b", List.of("hi"))),
                arguments(
                        "appends lists",
                        item("a", List.of(1)),
                        List.of(new SetTo(path("b"), new ListAppend(at("a"), constant(List.of(2, "x"))))),
                        item("a", List.of(1), "b", List.of(1, 2, "x"))),
                arguments(
                        "prepends, if there is one",
                        item(),
                        List.of(new SetTo(
                                path("a"),
                                new ListAppend(constant(List.of(1)), new IfNotExists(path("a"), constant(List.of()))))),
                        item("a", List.of(1))));
    }

    static Stream<Arguments> valueApplications() {
        return Stream.of(
                arguments(
                        "adds up",
                        item("a", 2),
                        List.of(new SetTo(path("a"), new Plus(at("a"), constant(3)))),
                        item("a", 5)),
                arguments(
                        "subtracts",
                        item("a", 2),
                        List.of(new SetTo(path("a"), new Minus(constant(new BigDecimal("0.5")), at("a")))),
                        item("a", new BigDecimal("-1.5"))),
                arguments(
                        "adds up exactly",
                        item("a", new BigDecimal("1E22")),
                        List.of(new SetTo(path("a"), new Minus(at("a"), constant(1)))),
                        item("a", new BigDecimal("9999999999999999999999"))),
                arguments(
                        "takes what is there",
                        item("a", 1),
                        List.of(new SetTo(path("b"), new IfNotExists(path("a"), constant(6)))),
                        item("a", 1, "b", 1)),
                arguments(
                        "takes the other",
                        item(),
                        List.of(new SetTo(
                                path("b"), new IfNotExists(path("a"), new IfNotExists(path("c"), constant(6))))),
                        item("b", 6)),
                arguments("ADD to a number", item("a", 3), List.of(add("a", 4)), item("a", 7)),
                arguments("ADD creates a number", item(), List.of(add("a", 4)), item("a", 4)),
                arguments(
                        "ADD to a nested number",
                        item("a", Map.of("n", 1)),
                        List.of(add("a.n", 4)),
                        item("a", Map.of("n", 5))),
                arguments(
                        "ADD to sets",
                        item("s", Set.of("x"), "n", Set.of(1), "b", value(Set.of(new byte[] {1}))),
                        List.of(add("s", Set.of("x", "y")), add("n", Set.of(2)), add("b", Set.of(new byte[] {1}))),
                        item("s", Set.of("x", "y"), "n", Set.of(1, 2), "b", value(Set.of(new byte[] {1})))),
                arguments("ADD creates a set", item(), List.of(add("a", Set.of("x"))), item("a", Set.of("x"))),
                arguments(
                        "DELETE from sets",
                        item("s", Set.of("x", "y"), "n", Set.of(1, 2)),
                        List.of(delete("s", Set.of("y", "z")), delete("n", Set.of(1))),
                        item("s", Set.of("x"), "n", Set.of(2))),
                arguments(
                        "DELETE of all elements",
                        item("s", Set.of("x"), "a", 1),
                        List.of(delete("s", Set.of("x"))),
                        item("a", 1)),
                arguments("DELETE of nothing", item("a", 1), List.of(delete("s", Set.of("x"))), item("a", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"applications", "listApplications", "valueApplications"})
    void applies(String name, Item before, List<Action> actions, Item after) {
        Update update = new Update(actions);
        update.check();
        assertThat(update.applyTo(before)).isEqualTo(after);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                arguments(item(), set("a.b", 1), INVALID_PATH),
                arguments(item(), set("a[0]", 1), INVALID_PATH),
                arguments(item("a", "text"), set("a.b", 1), INVALID_PATH),
                arguments(item("a", List.of()), set("a.b", 1), INVALID_PATH),
                arguments(item("a", Map.of()), set("a[0]", 1), INVALID_PATH),
                arguments(item("a", List.of(1)), set("a[3].b", 1), INVALID_PATH),
                arguments(item("b", List.of()), remove("b.c"), INVALID_PATH),
                arguments(item(), remove("c.c"), INVALID_PATH),
                arguments(item(), new SetTo(path("a"), at("b")), MISSING),
                arguments(item("b", List.of(1)), new SetTo(path("a"), at("b[1]")), MISSING),
                arguments(item(), new SetTo(path("a"), new Plus(at("b"), constant(1))), MISSING),
                arguments(item("b", "x"), new SetTo(path("a"), new Plus(at("b"), constant(1))), WRONG_TYPE),
                arguments(item("b", 1), new SetTo(path("a"), new ListAppend(at("b"), constant(List.of()))), WRONG_TYPE),
                arguments(item("a", "x"), add("a", 1), WRONG_TYPE),
                arguments(item("a", List.of(1)), add("a", Set.of(1)), WRONG_TYPE),
                arguments(item("a", Set.of("1")), add("a", Set.of(1)), WRONG_TYPE),
                arguments(item("a", 1), delete("a", Set.of(1)), WRONG_TYPE),
                arguments(item("a", new BigDecimal("9E125")), add("a", new BigDecimal("9E125")), OVERFLOW),
                arguments(item("a", new BigDecimal("1E50")), add("a", 1), OVERFLOW));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void refusesWhatDoesNotFitTheItem(Item before, Action action, String message) {
        Update update = new Update(List.of(action));
        update.check();
        assertRefused(() -> update.applyTo(before), message);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                arguments(List.of(set("a", 1), remove("a")), overlap("[a]", "[a]")),
                arguments(List.of(set("a", 1), set("a.b", 2)), overlap("[a]", "[a, b]")),
                arguments(List.of(set("a.b", 1), set("a", 2)), overlap("[a, b]", "[a]")),
                arguments(List.of(set("a.b", 1), set("a.b.c.d.e", 2)), overlap("[a, b]", "[a, b, c, d, e]")),
                arguments(List.of(set("a[1][1]", 1), set("a[1]", 2)), overlap("[a, [1], [1]]", "[a, [1]]")),
                arguments(
                        List.of(set("a.b", 1), set("a[1]", 2)),
                        "Invalid UpdateExpression: Two document paths conflict with each other; "
                                + "must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]"),
                arguments(List.of(add("a", "hello")), wrongOperand("operator: ADD", "STRING")),
                arguments(List.of(add("a", List.of(1))), wrongOperand("operator: ADD", "LIST")),
                arguments(List.of(delete("a", 1)), wrongOperand("operator: DELETE", "NUMBER")),
                arguments(
                        List.of(new SetTo(path("a"), new Plus(constant("dog"), constant(3)))),
                        wrongOperand("operator or function: +", "S")),
                arguments(
                        List.of(new SetTo(path("a"), new Minus(at("b"), constant(List.of())))),
                        wrongOperand("operator or function: -", "L")),
                arguments(
                        List.of(new SetTo(
                                path("a"),
                                new ListAppend(
                                        at("a"), new IfNotExists(path("b"), new Plus(at("c"), constant(true)))))),
                        wrongOperand("operator or function: +", "BOOL")),
                arguments(
                        List.of(new SetTo(path("a"), new ListAppend(at("a"), constant("hi")))),
                        wrongOperand("operator or function: list_append", "S")));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesWhatNoItemCouldMakeRight(List<Action> actions, String message) {
        assertRefused(() -> new Update(actions).check(), message);
    }

    @Test
    void touchedPartsAreWhatTheServiceReturns() {
        Item before = item("p", 1, "a", Map.of("b", "dog", "c", List.of(1, 2, 3)), "d", "cat");
        Update update = new Update(List.of(set("a.c[1]", 8), set("a.b", "x"), remove("d"), set("e", 1)));
        Item after = update.applyTo(before);
        assertThat(update.touchedPart(before)).isEqualTo(item("a", Map.of("b", "dog", "c", List.of(2)), "d", "cat"));
        assertThat(update.touchedPart(after)).isEqualTo(item("a", Map.of("b", "x", "c", List.of(8)), "e", 1));
    }

    @Test
    void theTouchedPartAfterARemovalIsWhatMovedThere() {
        Item before = item("c", List.of(1, 3, 70));
        Update update = new Update(List.of(remove("c[1]")));
        assertThat(update.touchedPart(update.applyTo(before))).isEqualTo(item("c", List.of(70)));
        Update append = new Update(List.of(set("c[100]", 5)));
        assertThat(append.touchedPart(append.applyTo(before))).isEqualTo(item());
        assertThat(new Update(List.of()).touchedPart(before)).isEqualTo(item());
    }

    @Test
    void onlyRemovalsDoNotCreateAnItem() {
        assertThat(new Update(List.of()).creates()).isTrue();
        assertThat(new Update(List.of(set("a", 1), remove("b"))).creates()).isTrue();
        assertThat(new Update(List.of(add("a", 1))).creates()).isTrue();
        assertThat(new Update(List.of(remove("a"), delete("b", Set.of(1)))).creates())
                .isFalse();
    }

    private static void assertRefused(Runnable action, String message) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION))
                .hasMessage(message);
    }

    private static String overlap(String one, String two) {
        return "Invalid UpdateExpression: Two document paths overlap with each other; "
                + "must remove or rewrite one of these paths; path one: " + one + ", path two: " + two;
    }

    private static String wrongOperand(String operator, String type) {
        return "Invalid UpdateExpression: Incorrect operand type for operator or function; " + operator
                + ", operand type: " + type;
    }

    private static Action set(String path, Object value) {
        return new SetTo(path(path), constant(value));
    }

    private static Action setTop(String attribute, Object value) {
        return new SetTo(Path.of(attribute), constant(value));
    }

    private static Action remove(String path) {
        return new Remove(path(path));
    }

    private static Action add(String path, Object value) {
        return new Add(path(path), value(value));
    }

    private static Action delete(String path, Object value) {
        return new Delete(path(path), value(value));
    }

    private static Update.Value constant(Object value) {
        return new Constant(value(value));
    }

    private static Update.Value at(String path) {
        return new At(path(path));
    }
}
