package io.partita.engine.api.expression;

import java.util.HashSet;
import java.util.Set;

/** Which top-level attributes a condition reads. */
public final class ConditionAttributes {
    private final Set<String> attributes = new HashSet<>();

    private ConditionAttributes() {}

    /** Their names, each once. */
    public static Set<String> of(Condition condition) {
        ConditionAttributes collected = new ConditionAttributes();
        collected.visit(condition);
        return collected.attributes;
    }

    private void visit(Condition condition) {
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(this::visit);
        } else if (condition instanceof Condition.Or or) {
            or.conditions().forEach(this::visit);
        } else if (condition instanceof Condition.Not not) {
            visit(not.condition());
        } else if (condition instanceof Condition.Comparison comparison) {
            visit(comparison.left());
            visit(comparison.right());
        } else if (condition instanceof Condition.Between between) {
            visit(between.operand());
            visit(between.low());
            visit(between.high());
        } else if (condition instanceof Condition.In in) {
            visit(in.operand());
            in.candidates().forEach(this::visit);
        } else if (condition instanceof Condition.Exists exists) {
            visit(exists.path());
        } else if (condition instanceof Condition.NotExists notExists) {
            visit(notExists.path());
        } else if (condition instanceof Condition.HasType hasType) {
            visit(hasType.path());
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            visit(beginsWith.path());
            visit(beginsWith.prefix());
        } else if (condition instanceof Condition.Contains contains) {
            visit(contains.path());
            visit(contains.element());
        } else {
            throw new IllegalStateException("a condition without a meaning: " + condition);
        }
    }

    private void visit(Operand operand) {
        if (operand instanceof Path path) {
            attributes.add(path.attribute());
        } else if (operand instanceof Operand.Size size) {
            attributes.add(size.path().attribute());
        }
    }
}
