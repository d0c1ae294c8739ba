package io.partita.planner.pushdown;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes conditions out of conditions and leaves out what cannot matter. */
final class Conditions {
    static final Condition ALWAYS = new Condition.And(List.of());
    static final Condition NEVER = new Condition.Or(List.of());

    private static final Operand ZERO = Operand.of(AttributeValue.of(0));

    private Conditions() {}

    static Condition of(boolean always) {
        return always ? ALWAYS : NEVER;
    }

    static boolean isAlways(Condition condition) {
        return condition instanceof Condition.And and && and.conditions().isEmpty();
    }

    static boolean isNever(Condition condition) {
        return condition instanceof Condition.Or or && or.conditions().isEmpty();
    }

    static Condition all(List<Condition> conditions) {
        if (conditions.stream().anyMatch(Conditions::isNever)) {
            return NEVER;
        }
        List<Condition> rest = without(conditions, Conditions::isAlways);
        return rest.size() == 1 ? rest.get(0) : new Condition.And(rest);
    }

    static Condition any(List<Condition> conditions) {
        if (conditions.stream().anyMatch(Conditions::isAlways)) {
            return ALWAYS;
        }
        List<Condition> rest = without(conditions, Conditions::isNever);
        return rest.size() == 1 ? rest.get(0) : new Condition.Or(rest);
    }

    static Condition not(Condition condition) {
        if (isAlways(condition)) {
            return NEVER;
        } else if (isNever(condition)) {
            return ALWAYS;
        }
        return condition instanceof Condition.Not not ? not.condition() : new Condition.Not(condition);
    }

    /** That the operand is neither NULL nor absent. */
    static Condition known(Operand operand) {
        if (operand instanceof Path path) {
            return all(List.of(new Condition.Exists(path), notNull(path)));
        } else if (operand instanceof Operand.Size size) {
            // Only what has a size compares with a number at all.
            return new Condition.Comparison(Comparator.GREATER_OR_EQUAL, size, ZERO);
        }
        return ALWAYS;
    }

    static Condition notNull(Path path) {
        return new Condition.Not(new Condition.HasType(path, AttributeType.NULL));
    }

    private static List<Condition> without(List<Condition> conditions, Predicate<Condition> dropped) {
        List<Condition> rest = new ArrayList<>(conditions);
        rest.removeIf(dropped);
        return rest;
    }
}
