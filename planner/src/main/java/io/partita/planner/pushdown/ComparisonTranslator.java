package io.partita.planner.pushdown;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.OperandTypes;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says comparisons, BETWEEN and IN as conditions, where they are TRUE and where they are FALSE. */
final class ComparisonTranslator {
    /** The most candidates of one IN in a condition. */
    private static final int MAX_CANDIDATES = 100;

    private final Arguments arguments;

    ComparisonTranslator(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Where {@code left = right} is TRUE, or where it is FALSE. */
    Condition equal(boolean wanted, List<Scalar> operands) {
        if (isUnknown(operands.get(0)) || isUnknown(operands.get(1))) {
            return Conditions.NEVER;
        }
        Operand left = operand(operands.get(0));
        Operand right = operand(operands.get(1));
        if (wanted) {
            // The store finds two NULLs equal.
            Condition notBothNull =
                    left instanceof Path path && right instanceof Path ? Conditions.notNull(path) : Conditions.ALWAYS;
            return Conditions.all(List.of(notBothNull, new Condition.Comparison(Comparator.EQUAL, left, right)));
        }
        return Conditions.all(List.of(
                Conditions.known(left),
                Conditions.known(right),
                new Condition.Comparison(Comparator.NOT_EQUAL, left, right)));
    }

    Condition equalExact(boolean wanted, List<Scalar> operands) {
        if (isMissing(operands.get(0)) || isMissing(operands.get(1))) {
            return Conditions.of(!wanted);
        }
        return new Condition.Comparison(
                wanted ? Comparator.EQUAL : Comparator.NOT_EQUAL, operand(operands.get(0)), operand(operands.get(1)));
    }

    /** Unknown between different types, so FALSE is where the opposite holds. */
    Condition ordered(boolean wanted, Comparator comparator, List<Scalar> operands) {
        for (Scalar operand : operands) {
            checkOrdered(comparator.symbol(), operand);
        }
        if (isUnknown(operands.get(0)) || isUnknown(operands.get(1))) {
            return Conditions.NEVER;
        }
        return new Condition.Comparison(
                wanted ? comparator : opposite(comparator), operand(operands.get(0)), operand(operands.get(1)));
    }

    Condition between(boolean wanted, List<Scalar> operands) {
        AttributeValue low = bound(operands.get(1));
        AttributeValue high = bound(operands.get(2));
        Operand operand = operand(operands.get(0));
        if (!wanted) {
            return Conditions.any(
                    List.of(outside(Comparator.LESS, operand, low), outside(Comparator.GREATER, operand, high)));
        }
        // The store refuses bounds of different types, and a low one above the high one.
        if (low == null || high == null || low.type() != high.type() || Values.compare(low, high) > 0) {
            return Conditions.NEVER;
        }
        return new Condition.Between(operand, Operand.of(low), Operand.of(high));
    }

    private static Condition outside(Comparator comparator, Operand operand, @Nullable AttributeValue bound) {
        return bound == null ? Conditions.NEVER : new Condition.Comparison(comparator, operand, Operand.of(bound));
    }

    Condition in(boolean wanted, List<Scalar> operands) {
        List<AttributeValue> candidates = candidates(operands, AttributeValue.nullValue());
        boolean hasNull = candidates.removeIf(candidate -> candidate.type() == AttributeType.NULL);
        Operand operand = operand(operands.get(0));
        if (wanted) {
            return amongChunks(operand, candidates);
        } else if (hasNull) {
            return Conditions.NEVER;
        } else if (candidates.isEmpty()) {
            return Conditions.ALWAYS;
        }
        return Conditions.all(List.of(Conditions.known(operand), Conditions.not(amongChunks(operand, candidates))));
    }

    /** Where the operand is exactly one of the candidates. */
    Condition inExact(List<Scalar> operands) {
        return amongChunks(operand(operands.get(0)), candidates(operands, null));
    }

    private static Condition amongChunks(Operand operand, List<AttributeValue> candidates) {
        List<Condition> chunks = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += MAX_CANDIDATES) {
            List<AttributeValue> chunk = candidates.subList(from, Math.min(from + MAX_CANDIDATES, candidates.size()));
            chunks.add(new Condition.In(operand, chunk.stream().map(Operand::of).toList()));
        }
        return Conditions.any(chunks);
    }

    /** The candidates, with something in place of those that are MISSING, or without them. */
    private List<AttributeValue> candidates(List<Scalar> operands, @Nullable AttributeValue forMissing) {
        List<AttributeValue> candidates = new ArrayList<>(operands.size());
        for (Scalar candidate : operands.subList(1, operands.size())) {
            AttributeValue value = candidate.evaluate(Item.EMPTY, arguments);
            if (Spread.isSpread(candidate)) {
                candidates.addAll(Spread.elements(value));
            } else if (value != null) {
                candidates.add(value);
            } else if (forMissing != null) {
                candidates.add(forMissing);
            }
        }
        return candidates;
    }

    /** The value of a constant operand, unless it is NULL or MISSING. */
    Optional<AttributeValue> known(Scalar constant) {
        AttributeValue value = constant.evaluate(Item.EMPTY, arguments);
        return value == null || value.type() == AttributeType.NULL ? Optional.empty() : Optional.of(value);
    }

    /** Lets the function itself refuse operands that it does not take. */
    void check(ScalarFunctions function, List<Scalar> operands) {
        function.evaluate(operands, Item.EMPTY, arguments);
    }

    private void checkOrdered(String operator, Scalar operand) {
        if (operand.isConstant()) {
            AttributeValue value = operand.evaluate(Item.EMPTY, arguments);
            if (value != null) {
                OperandTypes.requireOrdered(operator, value);
            }
        }
    }

    private @Nullable AttributeValue bound(Scalar operand) {
        checkOrdered("BETWEEN", operand);
        return known(operand).orElse(null);
    }

    private boolean isUnknown(Scalar operand) {
        return operand.isConstant() && known(operand).isEmpty();
    }

    private boolean isMissing(Scalar operand) {
        return operand.isConstant() && operand.evaluate(Item.EMPTY, arguments) == null;
    }

    private Operand operand(Scalar scalar) {
        if (scalar instanceof Scalar.Attribute attribute) {
            return attribute.path();
        } else if (scalar.isConstant()) {
            AttributeValue value = scalar.evaluate(Item.EMPTY, arguments);
            return Operand.of(value == null ? AttributeValue.nullValue() : value);
        } else if (scalar instanceof Scalar.Call call
                && call.function() == ScalarFunctions.SIZE
                && call.operands().get(0) instanceof Scalar.Attribute attribute) {
            return new Operand.Size(attribute.path());
        }
        throw new IllegalArgumentException("cannot be pushed: " + scalar);
    }

    private static Comparator opposite(Comparator comparator) {
        return switch (comparator) {
            case LESS -> Comparator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparator.GREATER;
            case GREATER -> Comparator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparator.LESS;
            case EQUAL, NOT_EQUAL -> throw new IllegalArgumentException("no order: " + comparator);
        };
    }
}
