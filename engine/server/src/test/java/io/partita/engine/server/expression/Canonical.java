package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes conditions, updates and projections as text of the language. */
final class Canonical {
    private final Function<String, String> names;
    private final Function<AttributeValue, String> constants;

    Canonical(Function<String, String> names, Function<AttributeValue, String> constants) {
        this.names = names;
        this.constants = constants;
    }

    String of(Condition condition) {
        if (condition instanceof Condition.And and) {
            return joined(and.conditions(), " AND ");
        } else if (condition instanceof Condition.Or or) {
            return joined(or.conditions(), " OR ");
        } else if (condition instanceof Condition.Not not) {
            return "NOT " + part(not.condition());
        } else if (condition instanceof Condition.Comparison comparison) {
            return of(comparison.left()) + " " + comparison.comparator().symbol() + " " + of(comparison.right());
        } else if (condition instanceof Condition.Between between) {
            return of(between.operand()) + " BETWEEN " + of(between.low()) + " AND " + of(between.high());
        } else if (condition instanceof Condition.In in) {
            return of(in.operand()) + " IN " + arguments(in.candidates());
        } else if (condition instanceof Condition.Exists exists) {
            return "attribute_exists" + arguments(List.of(exists.path()));
        } else if (condition instanceof Condition.NotExists notExists) {
            return "attribute_not_exists" + arguments(List.of(notExists.path()));
        } else if (condition instanceof Condition.HasType hasType) {
            Operand type = Operand.of(AttributeValue.of(hasType.attributeType().name()));
            return "attribute_type" + arguments(List.of(hasType.path(), type));
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            return "begins_with" + arguments(List.of(beginsWith.path(), beginsWith.prefix()));
        }
        Condition.Contains contains = (Condition.Contains) condition;
        return "contains" + arguments(List.of(contains.path(), contains.element()));
    }

    private String joined(List<Condition> conditions, String word) {
        return conditions.stream().map(this::part).collect(Collectors.joining(word));
    }

    private String part(Condition condition) {
        boolean joins = condition instanceof Condition.And || condition instanceof Condition.Or;
        return joins ? "(" + of(condition) + ")" : of(condition);
    }

    private String arguments(List<Operand> operands) {
        return operands.stream().map(this::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private String of(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constants.apply(constant.value());
        } else if (operand instanceof Operand.Size size) {
            return "size(" + of(size.path()) + ")";
        }
        Path path = (Path) operand;
        StringBuilder text = new StringBuilder(names.apply(path.attribute()));
        for (Path.Step step : path.steps()) {
            text.append(step instanceof Path.Name name ? "." + names.apply(name.name()) : step.toString());
        }
        return text.toString();
    }

    String of(Projection projection) {
        return projection.paths().stream().map(this::of).collect(Collectors.joining(", "));
    }

    String of(Update update) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (Update.Action action : update.actions()) {
            sections.computeIfAbsent(keyword(action), any -> new ArrayList<>()).add(of(action));
        }
        return sections.entrySet().stream()
                .map(section -> section.getKey() + " " + String.join(", ", section.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String keyword(Update.Action action) {
        if (action instanceof Update.SetTo) {
            return "SET";
        } else if (action instanceof Update.Remove) {
            return "REMOVE";
        }
        return action instanceof Update.Add ? "ADD" : "DELETE";
    }

    private String of(Update.Action action) {
        String path = of(action.path());
        if (action instanceof Update.SetTo set) {
            return path + " = " + of(set.value());
        } else if (action instanceof Update.Add add) {
            return path + " " + constants.apply(add.value());
        } else if (action instanceof Update.Delete delete) {
            return path + " " + constants.apply(delete.value());
        }
        return path;
    }

    private String of(Update.Value value) {
        if (value instanceof Update.Constant constant) {
            return constants.apply(constant.value());
        } else if (value instanceof Update.At at) {
            return of(at.path());
        } else if (value instanceof Update.IfNotExists ifNotExists) {
            return "if_not_exists(" + of(ifNotExists.path()) + ", " + of(ifNotExists.otherwise()) + ")";
        } else if (value instanceof Update.Plus plus) {
            return of(plus.left()) + " + " + of(plus.right());
        } else if (value instanceof Update.Minus minus) {
            return of(minus.left()) + " - " + of(minus.right());
        }
        Update.ListAppend append = (Update.ListAppend) value;
        return "list_append(" + of(append.left()) + ", " + of(append.right()) + ")";
    }
}
