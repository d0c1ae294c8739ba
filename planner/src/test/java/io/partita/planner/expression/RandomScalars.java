package io.partita.planner.expression;

import static io.partita.planner.expression.Scalars.call;
import static io.partita.planner.expression.Scalars.constant;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random items with values of all ten types, and random predicates over them that the store can evaluate, from a seed. */
public final class RandomScalars {
    private static final List<String> ATTRIBUTES = List.of("a", "b", "c", "d");
    private static final List<AttributeValue> VALUES = List.of(
            Scalars.value(null),
            Scalars.value(1),
            Scalars.value(2),
            Scalars.value(-3.5),
            Scalars.value(""),
            Scalars.value("1"),
            Scalars.value("ab"),
            Scalars.value("abc"),
            Scalars.value("x%"),
            Scalars.value(true),
            Scalars.value(false),
            Scalars.value(new byte[] {97, 98}),
            Scalars.value(Arrays.asList(1, "ab", null)),
            Scalars.value(Map.of("k", 1)),
            AttributeValue.StringSetValue.of(List.of("ab", "1")),
            AttributeValue.NumberSetValue.of(List.of(BigDecimal.ONE, BigDecimal.TEN)),
            AttributeValue.BinarySetValue.of(List.of(new AttributeValue.BinaryValue(new byte[] {97, 98}))));

    private final Random random;

    public RandomScalars(long seed) {
        this.random = new Random(seed);
    }

    /** The arguments that random predicates refer to: every value, by its slot, and behind them a list to spread. */
    public Arguments arguments() {
        List<AttributeValue> values = new ArrayList<>(VALUES);
        values.add(AttributeValue.of(List.of(pick(VALUES), pick(VALUES))));
        return new Arguments(List.copyOf(values));
    }

    public Item item() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (String attribute : ATTRIBUTES) {
            if (random.nextInt(4) > 0) {
                attributes.put(attribute, pick(VALUES));
            }
        }
        return Item.of(attributes);
    }

    public Scalar predicate(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(5)) {
            case 0 -> call(ScalarFunctions.AND, predicate(depth - 1), predicate(depth - 1));
            case 1 -> call(ScalarFunctions.OR, predicate(depth - 1), predicate(depth - 1));
            case 2 -> call(ScalarFunctions.NOT, predicate(depth - 1));
            case 3 -> call(ScalarFunctions.IS_TRUE, predicate(depth - 1));
            default -> leaf();
        };
    }

    private Scalar leaf() {
        return switch (random.nextInt(12)) {
            case 0 -> call(equality(), measured(), anyOperand());
            case 1 -> call(equality(), anyOperand(), attribute());
            case 2 -> call(order(), measured(), orderedOperand());
            case 3 -> call(order(), orderedOperand(), attribute());
            case 4 -> call(ScalarFunctions.BETWEEN, measured(), orderedConstant(), orderedConstant());
            case 5 -> call(membership(), measured(), anyConstant(), anyConstant(), anyConstant());
            case 6 -> call(membership(), attribute(), new Scalar.Argument(VALUES.size(), true));
            case 7 -> call(nullTest(), attribute());
            case 8 ->
                call(
                        ScalarFunctions.HAS_TYPE,
                        attribute(),
                        constant(pick(List.of("S", "N", "NULL", "SS", "NS", "BS", "L", "M", "B", "BOOL"))));
            case 9 -> call(ScalarFunctions.BEGINS_WITH, attribute(), constant(pick(List.of("a", "", "ab"))));
            case 10 -> call(ScalarFunctions.CONTAINS, attribute(), anyConstant());
            default ->
                random.nextInt(4) == 0
                        ? attribute()
                        : call(
                                ScalarFunctions.LIKE,
                                attribute(),
                                constant(pick(List.of("ab", "a%", "%b%", "%", "%%", ""))));
        };
    }

    private ScalarFunctions equality() {
        return pick(List.of(
                ScalarFunctions.EQUAL,
                ScalarFunctions.NOT_EQUAL,
                ScalarFunctions.EQUAL_EXACT,
                ScalarFunctions.NOT_EQUAL_EXACT));
    }

    private ScalarFunctions order() {
        return pick(List.of(
                ScalarFunctions.LESS,
                ScalarFunctions.LESS_OR_EQUAL,
                ScalarFunctions.GREATER,
                ScalarFunctions.GREATER_OR_EQUAL));
    }

    private ScalarFunctions membership() {
        return pick(List.of(ScalarFunctions.IN, ScalarFunctions.IN_EXACT));
    }

    private ScalarFunctions nullTest() {
        return pick(List.of(ScalarFunctions.IS_NULL, ScalarFunctions.IS_NULL_EXACT, ScalarFunctions.IS_MISSING));
    }

    private Scalar attribute() {
        String name = pick(ATTRIBUTES);
        return switch (random.nextInt(6)) {
            case 0 -> new Scalar.Attribute(new Path(name, List.of(new Path.Name("k"))));
            case 1 -> new Scalar.Attribute(new Path(name, List.of(new Path.Index(1))));
            default -> new Scalar.Attribute(Path.of(name));
        };
    }

    private Scalar measured() {
        return random.nextInt(4) == 0 ? call(ScalarFunctions.SIZE, attribute()) : attribute();
    }

    private Scalar anyOperand() {
        return random.nextBoolean() ? anyConstant() : measured();
    }

    private Scalar anyConstant() {
        return switch (random.nextInt(8)) {
            case 0 -> new Scalar.Missing();
            case 1, 2, 3 -> new Scalar.Argument(random.nextInt(VALUES.size()), false);
            default -> new Scalar.Constant(pick(VALUES));
        };
    }

    private Scalar orderedOperand() {
        return random.nextBoolean() ? orderedConstant() : measured();
    }

    private Scalar orderedConstant() {
        AttributeValue value = pick(VALUES);
        return value.type().isOrdered() ? new Scalar.Constant(value) : new Scalar.Missing();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
