package io.partita.planner.path;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between which literals an attribute lies in the items that satisfy conjuncts, both of one type.
 *
 * @param low null if there is no lower bound
 * @param lowInclusive whether the lower bound itself may occur
 * @param high null if there is no upper bound
 * @param highInclusive whether the upper bound itself may occur
 */
public record LiteralRange(
        @Nullable AttributeValue low,
        boolean lowInclusive,
        @Nullable AttributeValue high,
        boolean highInclusive) {

    private static final LiteralRange EVERYTHING = new LiteralRange(null, true, null, true);

    /** The range of an attribute; of several bounds on one side the first. */
    public static LiteralRange of(String attribute, List<Scalar> conjuncts) {
        LiteralRange range = EVERYTHING;
        for (Scalar conjunct : conjuncts) {
            KeyTerm term = KeyTerm.of(conjunct);
            if (term != null && term.attribute().equals(attribute)) {
                range = range.and(term);
            }
        }
        return range;
    }

    private LiteralRange and(KeyTerm term) {
        if (term instanceof KeyTerm.Bound bound) {
            AttributeValue value = KnownValues.CONSTANTS.value(bound.value());
            if (value != null && value.type().isOrdered()) {
                return bound.isLower() ? above(value, bound.isInclusive()) : below(value, bound.isInclusive());
            }
        } else if (term instanceof KeyTerm.Interval interval) {
            AttributeValue from = KnownValues.CONSTANTS.value(interval.low());
            AttributeValue to = KnownValues.CONSTANTS.value(interval.high());
            if (from != null && to != null && from.type().isOrdered() && from.type() == to.type()) {
                return above(from, true).below(to, true);
            }
        }
        return this;
    }

    private LiteralRange above(AttributeValue value, boolean inclusive) {
        return low != null ? this : new LiteralRange(value, inclusive, high, highInclusive);
    }

    private LiteralRange below(AttributeValue value, boolean inclusive) {
        return high != null ? this : new LiteralRange(low, lowInclusive, value, inclusive);
    }

    /**
     * Whether every value of this range is before every value of another; at most the bound that they share may be in
     * both, if that is allowed.
     */
    public boolean isBefore(LiteralRange other, boolean mayTouch) {
        if (high == null || other.low == null || high.type() != other.low.type()) {
            return false;
        }
        int order = Values.compare(high, other.low);
        return order < 0 || (order == 0 && (mayTouch || !highInclusive || !other.lowInclusive));
    }
}
