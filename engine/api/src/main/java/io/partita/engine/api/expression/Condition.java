package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.List;

/**
 * A condition on one item, as ConditionExpression and FilterExpression have it. Two-valued: a comparison
 * with something that is absent or of another type is false, except {@code <>}, which is the exact
 * complement of {@code =}.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Condition
 * and filter expressions, operators, and functions</a>.
 */
public sealed interface Condition {

    /** Whether the item satisfies this condition; an absent item is {@link Item#EMPTY}. */
    default boolean test(Item item) {
        return ConditionEvaluator.test(this, item);
    }

    /** All of them; an empty list is true. */
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them; an empty list is false. */
    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Condition condition) implements Condition {}

    record Comparison(Comparator comparator, Operand left, Operand right) implements Condition {}

    /** Both bounds inclusive. */
    record Between(Operand operand, Operand low, Operand high) implements Condition {}

    record In(Operand operand, List<Operand> candidates) implements Condition {
        public In {
            candidates = List.copyOf(candidates);
        }
    }

    record Exists(Path path) implements Condition {}

    record NotExists(Path path) implements Condition {}

    /**
     * Whether a value has a type.
     *
     * @param path where the value is; the language has a constant there, too
     */
    record HasType(Operand path, AttributeType attributeType) implements Condition {}

    /**
     * Of a string or a binary.
     *
     * @param path where it is; the language has a constant there, too
     */
    record BeginsWith(Operand path, Operand prefix) implements Condition {}

    /**
     * A substring of a string, or an element of a set or list.
     *
     * @param path where that is; the language has a constant there, too, as in {@code contains(:allowed, status)}
     */
    record Contains(Operand path, Operand element) implements Condition {}

    /** How two operands are compared. */
    enum Comparator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    static Condition equal(Operand left, AttributeValue right) {
        return new Comparison(Comparator.EQUAL, left, Operand.of(right));
    }
}
