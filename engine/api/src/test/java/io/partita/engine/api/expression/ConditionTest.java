package io.partita.engine.api.expression;

import static io.partita.engine.api.item.Documents.item;
import static io.partita.engine.api.item.Documents.path;
import static io.partita.engine.api.item.Documents.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {
    private static final Item ITEM = item(
            "n",
            5,
            "s",
            "hello",
            "b",
            new byte[] {1, (byte) 0x80},
            "t",
            true,
            "z",
            null,
            "l",
            List.of(1, "x", Map.of("k", 7)),
            "m",
            Map.of("k", "v"),
            "ss",
            Set.of("red", "blue"),
            "ns",
            Set.of(1, 2),
            "bs",
            value(Set.of(new byte[] {9})));

    static Stream<Arguments> comparisons() {
        return Stream.of(
                arguments(true, compare("n", Comparator.EQUAL, 5)),
                arguments(true, compare("n", Comparator.EQUAL, new BigDecimal("5.000"))),
                arguments(false, compare("n", Comparator.EQUAL, "5")),
                arguments(true, compare("n", Comparator.NOT_EQUAL, "5")),
                arguments(true, compare("n", Comparator.LESS, 6)),
                arguments(false, compare("n", Comparator.LESS, 5)),
                arguments(true, compare("n", Comparator.LESS_OR_EQUAL, 5)),
                arguments(
                        true,
                        compare("n", Comparator.GREATER, new BigDecimal("4.99999999999999999999999999999999999"))),
                arguments(true, compare("n", Comparator.GREATER_OR_EQUAL, 5)),
                arguments(false, compare("n", Comparator.LESS, "6")),
                arguments(false, compare("n", Comparator.GREATER, "4")),
                arguments(true, compare("s", Comparator.GREATER, "Hello")),
                arguments(true, compare("b", Comparator.GREATER, new byte[] {1, 0x7f})),
                arguments(false, compare("t", Comparator.LESS, true)),
                arguments(false, compare("l", Comparator.GREATER, List.of())),
                arguments(true, compare("l", Comparator.EQUAL, List.of(1, "x", Map.of("k", 7)))),
                arguments(true, compare("m", Comparator.EQUAL, Map.of("k", "v"))),
                arguments(true, compare("ss", Comparator.EQUAL, Set.of("blue", "red"))),
                arguments(true, compare("z", Comparator.EQUAL, null)),
                // What is absent is equal to nothing, different from everything, and without order.
                arguments(false, compare("none", Comparator.EQUAL, 5)),
                arguments(true, compare("none", Comparator.NOT_EQUAL, 5)),
                arguments(false, compare("none", Comparator.LESS, 5)),
                arguments(false, compare("none", Comparator.GREATER_OR_EQUAL, 5)),
                arguments(false, new Condition.Comparison(Comparator.EQUAL, path("none"), path("none"))),
                arguments(true, new Condition.Comparison(Comparator.EQUAL, path("l[2].k"), Operand.of(value(7)))),
                arguments(true, new Condition.Comparison(Comparator.LESS, path("l[0]"), path("n"))));
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                arguments(true, new Condition.Between(path("n"), constant(5), constant(5))),
                arguments(false, new Condition.Between(path("n"), constant(6), constant(4))),
                arguments(false, new Condition.Between(path("n"), constant("0"), constant("9"))),
                arguments(false, new Condition.Between(path("none"), constant(0), constant(9))),
                arguments(true, new Condition.In(path("n"), List.of(constant("x"), constant(5)))),
                arguments(false, new Condition.In(path("n"), List.of(constant("5"), path("none")))),
                arguments(false, new Condition.In(path("none"), List.of(path("none")))),
                arguments(true, new Condition.Exists(path("z"))),
                arguments(false, new Condition.Exists(path("none"))),
                arguments(true, new Condition.NotExists(path("m.none"))),
                arguments(false, new Condition.NotExists(path("m.k"))),
                arguments(true, new Condition.HasType(path("ss"), AttributeType.SS)),
                arguments(false, new Condition.HasType(path("none"), AttributeType.NULL)),
                arguments(true, new Condition.BeginsWith(path("s"), constant("hel"))),
                arguments(true, new Condition.BeginsWith(path("s"), constant(""))),
                arguments(false, new Condition.BeginsWith(path("n"), constant("5"))),
                arguments(true, new Condition.BeginsWith(path("b"), constant(new byte[] {1}))),
                arguments(true, new Condition.Contains(path("s"), constant("ell"))),
                arguments(true, new Condition.Contains(path("b"), constant(new byte[] {(byte) 0x80}))),
                arguments(true, new Condition.Contains(path("ss"), constant("red"))),
                arguments(true, new Condition.Contains(path("ns"), constant(2))),
                arguments(false, new Condition.Contains(path("ns"), constant("2"))),
                arguments(true, new Condition.Contains(path("bs"), constant(new byte[] {9}))),
                arguments(true, new Condition.Contains(path("l"), constant(Map.of("k", 7)))),
                arguments(false, new Condition.Contains(path("m"), constant("k"))),
                arguments(false, new Condition.Contains(path("none"), constant("k"))),
                // A constant may stand where mostly a path does.
                arguments(true, new Condition.Contains(constant(List.of(4, 5)), path("n"))),
                arguments(false, new Condition.Contains(constant(List.of(4, 6)), path("n"))),
                arguments(true, new Condition.Contains(constant("say hello"), path("s"))),
                arguments(true, new Condition.BeginsWith(constant("hello world"), path("s"))),
                arguments(false, new Condition.BeginsWith(constant("say hello"), path("s"))),
                arguments(true, new Condition.HasType(constant("x"), AttributeType.S)),
                arguments(false, new Condition.HasType(constant("x"), AttributeType.N)));
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                arguments(true, size("s", 5)),
                arguments(true, size("b", 2)),
                arguments(true, size("l", 3)),
                arguments(true, size("m", 1)),
                arguments(true, size("ss", 2)),
                arguments(true, size("ns", 2)),
                arguments(true, size("bs", 1)),
                arguments(false, size("n", 1)),
                arguments(false, size("none", 0)));
    }

    static Stream<Arguments> combinations() {
        Condition yes = new Condition.Exists(path("n"));
        Condition no = new Condition.Exists(path("none"));
        return Stream.of(
                arguments(true, new Condition.And(List.of())),
                arguments(false, new Condition.Or(List.of())),
                arguments(false, new Condition.And(List.of(yes, no))),
                arguments(true, new Condition.Or(List.of(no, yes))),
                arguments(true, new Condition.Not(no)),
                // Two-valued: the negation of a comparison with nothing is true.
                arguments(true, new Condition.Not(compare("none", Comparator.LESS, 5))));
    }

    @ParameterizedTest
    @MethodSource({"comparisons", "functions", "sizes", "combinations"})
    void isAsTheServiceHasIt(boolean expected, Condition condition) {
        assertThat(condition.test(ITEM)).isEqualTo(expected);
    }

    private static Condition compare(String path, Comparator comparator, Object value) {
        return new Condition.Comparison(comparator, path(path), Operand.of(value(value)));
    }

    private static Condition size(String path, int size) {
        return new Condition.Comparison(Comparator.EQUAL, new Operand.Size(path(path)), constant(size));
    }

    private static Operand constant(Object value) {
        return Operand.of(value(value));
    }
}
