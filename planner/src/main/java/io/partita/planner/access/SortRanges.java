package io.partita.planner.access;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.KeyCondition.SortCondition;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.KeyRange;
import org.jspecify.annotations.Nullable;

/**
 * Sort key ranges with their values filled in. The store refuses an empty string or binary in a key condition, but
 * it has its place in the order, below every key.
 */
final class SortRanges {
    private SortRanges() {}

    /** A range with its values: nothing, or a condition (null for everything). */
    record Filled(boolean isNothing, @Nullable SortCondition condition) {
        static final Filled NOTHING = new Filled(true, null);
        static final Filled EVERYTHING = new Filled(false, null);

        static Filled of(SortCondition condition) {
            return new Filled(false, condition);
        }
    }

    /**
     * The range.
     *
     * @param strict whether a value that does not have the type of the key is a mistake, or just matches nothing
     * @throws QueryException TYPE_MISMATCH if it is a mistake
     */
    static Filled fill(KeyAttribute attribute, KeyRange.SortRange range, Arguments arguments, boolean strict) {
        return strict || fits(attribute, range, arguments) ? fill(attribute, range, arguments) : Filled.NOTHING;
    }

    private static boolean fits(KeyAttribute attribute, KeyRange.SortRange range, Arguments arguments) {
        if (range instanceof KeyRange.Compare compare) {
            return KeyValues.fits(attribute, compare.value().evaluate(Item.EMPTY, arguments));
        } else if (range instanceof KeyRange.Between between) {
            return KeyValues.fits(attribute, between.low().evaluate(Item.EMPTY, arguments))
                    && KeyValues.fits(attribute, between.high().evaluate(Item.EMPTY, arguments));
        } else if (range instanceof KeyRange.BeginsWith beginsWith) {
            return attribute.type() != AttributeType.N
                    && KeyValues.fits(attribute, beginsWith.prefix().evaluate(Item.EMPTY, arguments));
        }
        throw new IllegalArgumentException("no sort key range: " + range);
    }

    private static Filled fill(KeyAttribute attribute, KeyRange.SortRange range, Arguments arguments) {
        if (range instanceof KeyRange.Compare compare) {
            AttributeValue value = value(attribute, compare.value(), arguments);
            return value == null ? Filled.NOTHING : compare(compare.comparator(), value);
        } else if (range instanceof KeyRange.Between between) {
            AttributeValue low = value(attribute, between.low(), arguments);
            AttributeValue high = value(attribute, between.high(), arguments);
            return low == null || high == null ? Filled.NOTHING : between(low, high);
        } else if (range instanceof KeyRange.BeginsWith beginsWith) {
            requireText(attribute);
            AttributeValue prefix = value(attribute, beginsWith.prefix(), arguments);
            return prefix == null ? Filled.NOTHING : beginsWith(prefix);
        }
        throw new IllegalArgumentException("no sort key range: " + range);
    }

    private static Filled compare(Comparator comparator, AttributeValue value) {
        if (!KeyValues.isEmpty(value)) {
            return Filled.of(new KeyCondition.Compare(comparator, value));
        }
        return comparator == Comparator.GREATER || comparator == Comparator.GREATER_OR_EQUAL
                ? Filled.EVERYTHING
                : Filled.NOTHING;
    }

    private static Filled between(AttributeValue low, AttributeValue high) {
        if (KeyValues.isEmpty(low)) {
            return compare(Comparator.LESS_OR_EQUAL, high);
        }
        return Values.compare(low, high) > 0 ? Filled.NOTHING : Filled.of(new KeyCondition.Between(low, high));
    }

    private static Filled beginsWith(AttributeValue prefix) {
        return KeyValues.isEmpty(prefix) ? Filled.EVERYTHING : Filled.of(new KeyCondition.BeginsWith(prefix));
    }

    private static @Nullable AttributeValue value(KeyAttribute attribute, Scalar scalar, Arguments arguments) {
        AttributeValue value = scalar.evaluate(Item.EMPTY, arguments);
        if (value == null || value == NullValue.NULL) {
            return null;
        }
        KeyValues.requireType(attribute, value);
        return value;
    }

    private static void requireText(KeyAttribute attribute) {
        if (attribute.type() == AttributeType.N) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    "begins_with needs a string or binary, and key " + attribute.name() + " is a number");
        }
    }
}
