package io.partita.engine.api.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/** The top-level attributes that conditions and updates name, in the order in which they do. */
public final class NamedAttributes {
    private final Set<String> names = new LinkedHashSet<>();

    private NamedAttributes() {}

    public static Set<String> of(Condition condition) {
        NamedAttributes named = new NamedAttributes();
        named.visit(condition);
        return named.names;
    }

    public static Set<String> of(Update update) {
        NamedAttributes named = new NamedAttributes();
        for (Update.Action action : update.actions()) {
            named.add(action.path());
            if (action instanceof Update.SetTo set) {
                named.visit(set.value());
            }
        }
        return named.names;
    }

    private void add(Operand operand) {
        if (operand instanceof Path path) {
            names.add(path.attribute());
        } else if (operand instanceof Operand.Size size) {
            names.add(size.path().attribute());
        }
    }

    private void visit(Condition condition) {
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(this::visit);
        } else if (condition instanceof Condition.Or or) {
            or.conditions().forEach(this::visit);
        } else if (condition instanceof Condition.Not not) {
            visit(not.condition());
        } else if (condition instanceof Condition.Comparison comparison) {
            add(comparison.left());
            add(comparison.right());
        } else if (condition instanceof Condition.Between between) {
            add(between.operand());
            add(between.low());
            add(between.high());
        } else if (condition instanceof Condition.In in) {
            add(in.operand());
            in.candidates().forEach(this::add);
        } else if (condition instanceof Condition.Exists exists) {
            add(exists.path());
        } else if (condition instanceof Condition.NotExists notExists) {
            add(notExists.path());
        } else if (condition instanceof Condition.HasType hasType) {
            add(hasType.path());
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            add(beginsWith.path());
            add(beginsWith.prefix());
        } else if (condition instanceof Condition.Contains contains) {
            add(contains.path());
            add(contains.element());
        } else {
            throw new IllegalStateException("a condition without a meaning: " + condition);
        }
    }

    private void visit(Update.Value value) {
        if (value instanceof Update.At at) {
            add(at.path());
        } else if (value instanceof Update.IfNotExists ifNotExists) {
            add(ifNotExists.path());
            visit(ifNotExists.otherwise());
        } else if (value instanceof Update.Plus plus) {
            visit(plus.left());
            visit(plus.right());
        } else if (value instanceof Update.Minus minus) {
            visit(minus.left());
            visit(minus.right());
        } else if (value instanceof Update.ListAppend append) {
            visit(append.left());
            visit(append.right());
        }
    }
}
