package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions; pure and deterministic, because conditions are evaluated when a command is applied. */
final class ConditionEvaluator {
    private ConditionEvaluator() {}

    static boolean test(Condition condition, Item item) {
        if (condition instanceof Condition.And and) {
            for (Condition each : and.conditions()) {
                if (!test(each, item)) {
                    return false;
                }
            }
            return true;
        } else if (condition instanceof Condition.Or or) {
            for (Condition each : or.conditions()) {
                if (test(each, item)) {
                    return true;
                }
            }
            return false;
        } else if (condition instanceof Condition.Not not) {
            return !test(not.condition(), item);
        } else if (condition instanceof Condition.Comparison comparison) {
            return compare(
                    comparison.comparator(),
                    comparison.left().in(item),
                    comparison.right().in(item));
        } else if (condition instanceof Condition.Between between) {
            AttributeValue value = between.operand().in(item);
            return compare(
                            Condition.Comparator.GREATER_OR_EQUAL,
                            value,
                            between.low().in(item))
                    && compare(
                            Condition.Comparator.LESS_OR_EQUAL,
                            value,
                            between.high().in(item));
        } else if (condition instanceof Condition.In in) {
            return isIn(in, item);
        } else if (condition instanceof Condition.Exists exists) {
            return exists.path().in(item) != null;
        } else if (condition instanceof Condition.NotExists notExists) {
            return notExists.path().in(item) == null;
        } else if (condition instanceof Condition.HasType hasType) {
            AttributeValue value = hasType.path().in(item);
            return value != null && value.type() == hasType.attributeType();
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            return Values.beginsWith(
                    beginsWith.path().in(item), beginsWith.prefix().in(item));
        } else if (condition instanceof Condition.Contains contains) {
            return Values.contains(contains.path().in(item), contains.element().in(item));
        }
        throw new IllegalStateException("a condition without a meaning: " + condition);
    }

    private static boolean isIn(Condition.In in, Item item) {
        AttributeValue value = in.operand().in(item);
        if (value == null) {
            return false;
        }
        for (Operand candidate : in.candidates()) {
            if (value.equals(candidate.in(item))) {
                return true;
            }
        }
        return false;
    }

    private static boolean compare(
            Condition.Comparator comparator, @Nullable AttributeValue left, @Nullable AttributeValue right) {
        return switch (comparator) {
            case EQUAL -> left != null && left.equals(right);
            case NOT_EQUAL -> left == null || !left.equals(right);
            case LESS -> areOrdered(left, right) && Values.compare(left, right) < 0;
            case LESS_OR_EQUAL -> areOrdered(left, right) && Values.compare(left, right) <= 0;
            case GREATER -> areOrdered(left, right) && Values.compare(left, right) > 0;
            case GREATER_OR_EQUAL -> areOrdered(left, right) && Values.compare(left, right) >= 0;
        };
    }

    private static boolean areOrdered(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        return left != null
                && right != null
                && left.type() == right.type()
                && left.type().isOrdered();
    }
}
