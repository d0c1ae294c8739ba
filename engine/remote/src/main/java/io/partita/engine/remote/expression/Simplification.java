package io.partita.engine.remote.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition without the parts that are {@link Decided}, and without conditions of one kind directly in each other.
 * What is left of it is {@link Decided#TRUE}, {@link Decided#FALSE}, or has neither in it.
 */
final class Simplification {
    /** Of one expression; it also bounds how deep they are. */
    private static final int MAX_OPERATORS = 300;

    private static final int MAX_CANDIDATES = 100;

    private final String parameter;
    private int operators;

    private Simplification(String parameter) {
        this.parameter = parameter;
    }

    /**
     * @param parameter what the protocol calls the expression, for instance {@code FilterExpression}
     * @throws StoreException VALIDATION if the condition has more operators than the protocol takes
     */
    static Condition of(Condition condition, String parameter) {
        return new Simplification(parameter).simplify(condition);
    }

    private Condition simplify(Condition condition) {
        operators++;
        if (operators > MAX_OPERATORS) {
            throw invalid("The expression contains too many operators; the maximum is " + MAX_OPERATORS);
        }
        if (condition instanceof Condition.And and) {
            return and(and.conditions());
        } else if (condition instanceof Condition.Or or) {
            return or(or.conditions());
        } else if (condition instanceof Condition.Not not) {
            return not(simplify(not.condition()));
        } else if (condition instanceof Condition.In in && in.candidates().size() > MAX_CANDIDATES) {
            throw invalid("The IN operator is provided with too many operands; number of operands: "
                    + in.candidates().size());
        }
        return Decided.of(condition);
    }

    private Condition and(List<Condition> conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            Condition part = simplify(condition);
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

    private Condition or(List<Condition> conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            Condition part = simplify(condition);
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

    private StoreException invalid(String message) {
        return StoreException.validation("Invalid " + parameter + ": " + message);
    }
}
