package io.partita.planner.pushdown;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.AttributeTypes;
import io.partita.planner.expression.LikePattern;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says a predicate as a condition of the store: one that is true for exactly those items for which the predicate is
 * TRUE. Conditions have two values and predicates three, so every predicate has two translations, where it is TRUE
 * and where it is FALSE, and NOT exchanges them.
 *
 * <p>It can say what {@code Pushable} of the access paths lets through, and is handed nothing else.
 */
public final class ConditionTranslator {
    private final Arguments arguments;
    private final ComparisonTranslator comparisons;

    private ConditionTranslator(Arguments arguments) {
        this.arguments = arguments;
        this.comparisons = new ComparisonTranslator(arguments);
    }

    /**
     * The condition.
     *
     * @throws io.partita.planner.error.QueryException TYPE_MISMATCH if an argument has a type that the operator
     *     does not take
     * @throws IllegalArgumentException if the predicate cannot be pushed, which is a defect of the plan
     */
    public static Condition translate(Scalar predicate, Arguments arguments) {
        return new ConditionTranslator(arguments).whenTrue(predicate);
    }

    /** Whether a translated condition holds for every item. */
    public static boolean isAlways(Condition condition) {
        return Conditions.isAlways(condition);
    }

    /** Whether a translated condition holds for no item. */
    public static boolean isNever(Condition condition) {
        return Conditions.isNever(condition);
    }

    private Condition whenTrue(Scalar predicate) {
        return when(true, predicate);
    }

    /** The condition that the predicate is TRUE, or that it is FALSE. */
    private Condition when(boolean wanted, Scalar predicate) {
        if (predicate.isConstant()) {
            AttributeValue value = predicate.evaluate(Item.EMPTY, arguments);
            return Conditions.of(value instanceof BooleanValue bool && bool.value() == wanted);
        } else if (predicate instanceof Scalar.Attribute attribute) {
            return Condition.equal(attribute.path(), AttributeValue.of(wanted));
        } else if (predicate instanceof Scalar.Call call && call.function() instanceof ScalarFunctions function) {
            return when(wanted, function, call.operands());
        }
        throw new IllegalArgumentException("cannot be pushed: " + predicate);
    }

    private Condition when(boolean wanted, ScalarFunctions function, List<Scalar> operands) {
        return switch (function) {
            case AND -> connect(wanted, wanted, operands);
            case OR -> connect(!wanted, wanted, operands);
            case NOT -> when(!wanted, operands.get(0));
            case IS_TRUE -> settle(wanted, whenTrue(operands.get(0)));
            case EQUAL -> comparisons.equal(wanted, operands);
            case NOT_EQUAL -> comparisons.equal(!wanted, operands);
            case EQUAL_EXACT -> comparisons.equalExact(wanted, operands);
            case NOT_EQUAL_EXACT -> comparisons.equalExact(!wanted, operands);
            case LESS -> comparisons.ordered(wanted, Comparator.LESS, operands);
            case LESS_OR_EQUAL -> comparisons.ordered(wanted, Comparator.LESS_OR_EQUAL, operands);
            case GREATER -> comparisons.ordered(wanted, Comparator.GREATER, operands);
            case GREATER_OR_EQUAL -> comparisons.ordered(wanted, Comparator.GREATER_OR_EQUAL, operands);
            case BETWEEN -> comparisons.between(wanted, operands);
            case IN -> comparisons.in(wanted, operands);
            case IN_EXACT -> settle(wanted, comparisons.inExact(operands));
            default -> test(wanted, function, operands);
        };
    }

    private Condition test(boolean wanted, ScalarFunctions function, List<Scalar> operands) {
        if (!(operands.get(0) instanceof Scalar.Attribute attribute)) {
            throw new IllegalArgumentException("cannot be pushed: " + function + operands);
        }
        Path path = attribute.path();
        return switch (function) {
            case IS_MISSING -> wanted ? new Condition.NotExists(path) : new Condition.Exists(path);
            case IS_NULL -> settle(wanted, Conditions.not(Conditions.known(path)));
            case IS_NULL_EXACT -> settle(wanted, new Condition.HasType(path, AttributeType.NULL));
            case HAS_TYPE ->
                settle(wanted, new Condition.HasType(path, AttributeTypes.named(constant(operands.get(1)))));
            case BEGINS_WITH -> {
                comparisons.check(function, operands);
                yield ofKnown(wanted, path, operands, prefix -> new Condition.BeginsWith(path, prefix));
            }
            case CONTAINS -> contains(wanted, path, operands);
            case LIKE -> ofKnown(wanted, path, operands, pattern -> like(path, operands));
            default -> throw new IllegalArgumentException("cannot be pushed: " + function + operands);
        };
    }

    private Condition connect(boolean conjunction, boolean wanted, List<Scalar> operands) {
        List<Condition> conditions = new ArrayList<>(operands.size());
        for (Scalar operand : operands) {
            conditions.add(when(wanted, operand));
        }
        return conjunction ? Conditions.all(conditions) : Conditions.any(conditions);
    }

    /** Of a predicate that is never unknown. */
    private static Condition settle(boolean wanted, Condition condition) {
        return wanted ? condition : Conditions.not(condition);
    }

    /** A test that is unknown where the attribute or the constant is NULL or MISSING. */
    private Condition ofKnown(boolean wanted, Path path, List<Scalar> operands, Function<Operand, Condition> test) {
        Optional<AttributeValue> value = comparisons.known(operands.get(1));
        if (value.isEmpty()) {
            return Conditions.NEVER;
        }
        Condition condition = test.apply(Operand.of(value.get()));
        return wanted ? condition : Conditions.all(List.of(Conditions.known(path), Conditions.not(condition)));
    }

    /** A list may contain NULL, so NULL is looked for like any other value. */
    private Condition contains(boolean wanted, Path path, List<Scalar> operands) {
        AttributeValue element = operands.get(1).evaluate(Item.EMPTY, arguments);
        if (element == null) {
            return Conditions.NEVER;
        }
        Condition condition = new Condition.Contains(path, Operand.of(element));
        return wanted ? condition : Conditions.all(List.of(Conditions.known(path), Conditions.not(condition)));
    }

    private Condition like(Path path, List<Scalar> operands) {
        String escape = operands.size() > 2 ? text(operands.get(2)) : "";
        LikePattern pattern = LikePattern.of(text(operands.get(1)), escape);
        if (pattern.exact().isPresent()) {
            return Condition.equal(path, AttributeValue.of(pattern.exact().get()));
        }
        Condition isString = new Condition.HasType(path, AttributeType.S);
        String prefix = pattern.prefix().orElse("");
        String part = pattern.part().orElse("");
        if (!prefix.isEmpty()) {
            return new Condition.BeginsWith(path, Operand.of(AttributeValue.of(prefix)));
        } else if (!part.isEmpty()) {
            return Conditions.all(List.of(isString, new Condition.Contains(path, Operand.of(AttributeValue.of(part)))));
        } else if (pattern.prefix().isPresent() || pattern.part().isPresent()) {
            return isString;
        }
        throw new IllegalArgumentException("cannot be pushed: LIKE " + operands);
    }

    private String text(Scalar constant) {
        if (constant(constant) instanceof StringValue text) {
            return text.value();
        }
        throw new IllegalArgumentException("cannot be pushed: LIKE " + constant);
    }

    private AttributeValue constant(Scalar scalar) {
        AttributeValue value = scalar.evaluate(Item.EMPTY, arguments);
        return value == null ? AttributeValue.nullValue() : value;
    }
}
