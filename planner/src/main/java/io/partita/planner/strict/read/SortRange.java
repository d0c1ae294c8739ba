package io.partita.planner.strict.read;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.KeyCondition.SortCondition;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * The values of a sort key that satisfy a condition.
 *
 * @param low null for no bound; inclusive unless {@code lowOpen}
 * @param high null for no bound; inclusive unless {@code highOpen}
 * @param prefix whether {@code high} is a prefix, so that everything that begins with it lies within
 */
record SortRange(
        @Nullable AttributeValue low,
        boolean lowOpen,
        @Nullable AttributeValue high,
        boolean highOpen,
        boolean prefix) {

    static SortRange of(@Nullable SortCondition condition) {
        if (condition == null) {
            return new SortRange(null, false, null, false, false);
        } else if (condition instanceof KeyCondition.Between between) {
            return new SortRange(between.low(), false, between.high(), false, false);
        } else if (condition instanceof KeyCondition.BeginsWith beginsWith) {
            return new SortRange(beginsWith.prefix(), false, beginsWith.prefix(), false, true);
        } else if (condition instanceof KeyCondition.Compare compare) {
            return of(compare.comparator(), compare.value());
        }
        throw new IllegalStateException("a sort condition without a meaning: " + condition);
    }

    private static SortRange of(Comparator comparator, AttributeValue value) {
        return switch (comparator) {
            case EQUAL -> new SortRange(value, false, value, false, false);
            case LESS -> new SortRange(null, false, value, true, false);
            case LESS_OR_EQUAL -> new SortRange(null, false, value, false, false);
            case GREATER -> new SortRange(value, true, null, false, false);
            case GREATER_OR_EQUAL -> new SortRange(value, false, null, false, false);
            case NOT_EQUAL -> throw new IllegalStateException("<> is no range");
        };
    }

    /** Whether a value can lie in both. */
    static boolean overlap(@Nullable SortCondition left, @Nullable SortCondition right) {
        SortRange l = of(left);
        SortRange r = of(right);
        return !l.isBelow(r) && !r.isBelow(l);
    }

    /** Whether every value of this range is less than every value of the other. */
    boolean isBelow(SortRange other) {
        if (high == null || other.low == null || (prefix && Values.beginsWith(other.low, high))) {
            return false;
        }
        int order = Values.compare(high, other.low);
        return order < 0 || (order == 0 && (highOpen || other.lowOpen));
    }
}
