package io.partita.engine.remote.expression;

import io.partita.engine.api.expression.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition without the parts that are {@link Decided}, and without conditions of one kind directly in each other.
 * What is left of it is {@link Decided#TRUE}, {@link Decided#FALSE}, or has neither in it.
 */
final class Simplification {
    private Simplification() {}

    /** What is left of a condition, which is no deeper than {@link io.partita.engine.api.expression.ConditionLimits} let. */
    static Condition of(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and(and.conditions());
        } else if (condition instanceof Condition.Or or) {
            return or(or.conditions());
        } else if (condition instanceof Condition.Not not) {
            return not(of(not.condition()));
        }
        return Decided.of(condition);
    }

    private static Condition and(List<Condition> conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            Condition part = of(condition);
            if (part.equals(Decided.FALSE)) {
                return Decided.FALSE;
            } else if (part instanceof Condition.And inner) {
                parts.addAll(inner.conditions());
            } else {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
    }

    private static Condition or(List<Condition> conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            Condition part = of(condition);
            if (part.equals(Decided.TRUE)) {
                return Decided.TRUE;
            } else if (part instanceof Condition.Or inner) {
                parts.addAll(inner.conditions());
            } else {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
    }

    private static Condition not(Condition condition) {
        if (condition.equals(Decided.TRUE)) {
            return Decided.FALSE;
        } else if (condition.equals(Decided.FALSE)) {
            return Decided.TRUE;
        }
        return condition instanceof Condition.Not twice ? twice.condition() : new Condition.Not(condition);
    }
}
