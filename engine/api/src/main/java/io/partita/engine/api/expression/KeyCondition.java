package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * The key condition of a query: one partition key value, and at most one condition on the sort key.
 * The attributes are those of the key schema of the table or index that is read.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">Key
 * condition expressions</a>.
 *
 * @param partition the value of the partition key
 * @param sort the condition on the sort key, or null to read the whole item collection
 */
public record KeyCondition(
        AttributeValue partition, @Nullable SortCondition sort) {

    public static KeyCondition of(AttributeValue partition) {
        return new KeyCondition(partition, null);
    }

    /** A condition on the sort key; every value has the type of the sort key. */
    public sealed interface SortCondition {
        /** Whether a sort key value lies within. */
        boolean test(AttributeValue sort);
    }

    /** {@code =}, {@code <}, {@code <=}, {@code >} or {@code >=}; never {@code <>}. */
    public record Compare(Condition.Comparator comparator, AttributeValue value) implements SortCondition {
        public Compare {
            if (comparator == Condition.Comparator.NOT_EQUAL) {
                throw new IllegalArgumentException("<> is not a key condition");
            }
        }

        @Override
        public boolean test(AttributeValue sort) {
            int order = Values.compare(sort, value);
            return switch (comparator) {
                case EQUAL -> order == 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
                case NOT_EQUAL -> throw new IllegalStateException("refused by the constructor");
            };
        }
    }

    /** Both bounds inclusive; matches nothing if low is above high. */
    public record Between(AttributeValue low, AttributeValue high) implements SortCondition {
        @Override
        public boolean test(AttributeValue sort) {
            return Values.compare(sort, low) >= 0 && Values.compare(sort, high) <= 0;
        }
    }

    /** Of a string or binary sort key. */
    public record BeginsWith(AttributeValue prefix) implements SortCondition {
        @Override
        public boolean test(AttributeValue sort) {
            return Values.beginsWith(sort, prefix);
        }
    }
}
