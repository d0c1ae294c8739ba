package io.partita.planner.path;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key that begins with a prefix and is compared too. A query takes one range: that which is at or behind the prefix
 * and before its successor is said with the comparison as two bounds, and a prefix that follows from the comparison is
 * not said at all.
 */
final class PrefixRanges {
    private final List<Scalar> conjuncts;
    private final Map<Scalar, String> beginnings;

    /**
     * @param beginnings what some of the values certainly begin with, if they are strings
     */
    PrefixRanges(List<Scalar> conjuncts, Map<Scalar, String> beginnings) {
        this.conjuncts = conjuncts;
        this.beginnings = beginnings;
    }

    List<Scalar> narrowed() {
        List<Scalar> narrowed = new ArrayList<>(conjuncts.size());
        for (Scalar conjunct : conjuncts) {
            if (KeyTerm.of(conjunct) instanceof KeyTerm.Prefix prefix
                    && prefix.exact()
                    && prefix.prefix() instanceof Scalar.Constant constant
                    && constant.value() instanceof StringValue text) {
                add(narrowed, (Scalar.Call) conjunct, prefix, text.value());
            } else {
                narrowed.add(conjunct);
            }
        }
        return narrowed;
    }

    private void add(List<Scalar> narrowed, Scalar.Call conjunct, KeyTerm.Prefix prefix, String text) {
        List<KeyTerm> others = others(conjunct, prefix.attribute());
        KeyTerm.Bound lower = bound(others, true);
        KeyTerm.Bound upper = bound(others, false);
        boolean lowerBegins = lower != null && begins(lower.value(), text);
        boolean upperBegins = upper != null && begins(upper.value(), text);
        if (others.stream().anyMatch(other -> implies(other, text)) || (lowerBegins && upperBegins)) {
            return;
        }
        Scalar further = null;
        if (lower != null && upper == null) {
            String successor = successor(text);
            further = successor == null ? null : compared(ScalarFunctions.LESS, conjunct, successor);
        } else if (upper != null && lower == null) {
            further = compared(ScalarFunctions.GREATER_OR_EQUAL, conjunct, text);
        }
        boolean isSaid = further != null && (lowerBegins || upperBegins);
        if (!isSaid) {
            narrowed.add(conjunct);
        }
        if (further != null) {
            narrowed.add(further);
        }
    }

    private List<KeyTerm> others(Scalar conjunct, String attribute) {
        List<KeyTerm> others = new ArrayList<>();
        for (Scalar each : conjuncts) {
            KeyTerm term = each == conjunct ? null : KeyTerm.of(each);
            if (term != null && term.attribute().equals(attribute)) {
                others.add(term);
            }
        }
        return others;
    }

    private static KeyTerm.@Nullable Bound bound(List<KeyTerm> terms, boolean lower) {
        for (KeyTerm term : terms) {
            if (term instanceof KeyTerm.Bound bound && bound.isLower() == lower) {
                return bound;
            }
        }
        return null;
    }

    private boolean implies(KeyTerm term, String text) {
        if (term instanceof KeyTerm.Equality equality) {
            return equality.values().stream().allMatch(value -> begins(value, text));
        } else if (term instanceof KeyTerm.Interval interval) {
            return begins(interval.low(), text) && begins(interval.high(), text);
        }
        return term instanceof KeyTerm.Prefix prefix && begins(prefix.prefix(), text);
    }

    private boolean begins(Scalar value, String text) {
        String beginning = beginnings.get(value);
        return beginning != null && beginning.startsWith(text);
    }

    private static Scalar compared(ScalarFunctions function, Scalar.Call conjunct, String value) {
        return new Scalar.Call(
                function, List.of(conjunct.operands().get(0), new Scalar.Constant(AttributeValue.of(value))));
    }

    /** The first string behind all that begin with the text, in the order of their UTF-8 bytes; null if there is none. */
    static @Nullable String successor(String text) {
        int end = text.length();
        while (end > 0) {
            int last = text.codePointBefore(end);
            int begin = end - Character.charCount(last);
            int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
            if (next <= Character.MAX_CODE_POINT) {
                return text.substring(0, begin) + Character.toString(next);
            }
            end = begin;
        }
        return null;
    }
}
