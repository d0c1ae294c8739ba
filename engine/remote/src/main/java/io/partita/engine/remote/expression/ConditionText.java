package io.partita.engine.remote.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import java.util.List;

/** Writes a simplified condition. Spaces and parentheses are only where they must be. */
final class ConditionText {
    /** What is false of every item; the attribute need not be there. */
    private static final Path ANY = Path.of("partita");

    private static final Condition NEVER =
            new Condition.And(List.of(new Condition.Exists(ANY), new Condition.NotExists(ANY)));

    private final Placeholders placeholders;
    private final StringBuilder text = new StringBuilder();

    private ConditionText(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** @param condition simplified, and not true of every item */
    static String of(Condition condition, Placeholders placeholders) {
        ConditionText writer = new ConditionText(placeholders);
        writer.write(condition.equals(Decided.FALSE) ? NEVER : condition);
        return writer.text.toString();
    }

    private void write(Condition condition) {
        if (condition instanceof Condition.And and) {
            join(and.conditions(), " AND ");
        } else if (condition instanceof Condition.Or or) {
            join(or.conditions(), " OR ");
        } else if (condition instanceof Condition.Not not) {
            text.append("NOT ");
            enclosed(not.condition());
        } else if (condition instanceof Condition.Comparison comparison) {
            operand(comparison.left());
            text.append(comparison.comparator().symbol());
            operand(comparison.right());
        } else if (condition instanceof Condition.Between between) {
            operand(between.operand());
            text.append(" BETWEEN ");
            operand(between.low());
            text.append(" AND ");
            operand(between.high());
        } else if (condition instanceof Condition.In in) {
            operand(in.operand());
            text.append(" IN (");
            operands(in.candidates());
            text.append(')');
        } else {
            function(condition);
        }
    }

    private void join(List<Condition> conditions, String operator) {
        String separator = "";
        for (Condition condition : conditions) {
            text.append(separator);
            // AND binds stronger than OR, so that only an OR within an AND needs parentheses.
            if (condition instanceof Condition.Or) {
                enclosed(condition);
            } else {
                write(condition);
            }
            separator = operator;
        }
    }

    private void enclosed(Condition condition) {
        boolean compound = condition instanceof Condition.And || condition instanceof Condition.Or;
        text.append(compound ? "(" : "");
        write(condition);
        text.append(compound ? ")" : "");
    }

    private void function(Condition condition) {
        if (condition instanceof Condition.Exists exists) {
            call("attribute_exists", List.of(exists.path()));
        } else if (condition instanceof Condition.NotExists notExists) {
            call("attribute_not_exists", List.of(notExists.path()));
        } else if (condition instanceof Condition.HasType hasType) {
            Operand type = Operand.of(AttributeValue.of(hasType.attributeType().name()));
            call("attribute_type", List.of(hasType.path(), type));
        } else if (condition instanceof Condition.BeginsWith begins) {
            call("begins_with", List.of(begins.path(), begins.prefix()));
        } else if (condition instanceof Condition.Contains contains) {
            call("contains", List.of(contains.path(), contains.element()));
        } else {
            throw new IllegalStateException("a condition without a text: " + condition);
        }
    }

    private void call(String name, List<Operand> operands) {
        text.append(name).append('(');
        operands(operands);
        text.append(')');
    }

    private void operands(List<Operand> operands) {
        String separator = "";
        for (Operand operand : operands) {
            text.append(separator);
            operand(operand);
            separator = ",";
        }
    }

    private void operand(Operand operand) {
        if (operand instanceof Path path) {
            text.append(placeholders.path(path));
        } else if (operand instanceof Operand.Constant constant) {
            text.append(placeholders.value(constant.value()));
        } else if (operand instanceof Operand.Size size) {
            text.append("size(").append(placeholders.path(size.path())).append(')');
        }
    }
}
