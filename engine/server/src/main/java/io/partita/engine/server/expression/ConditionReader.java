package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.expression.Faults.Kind;
import io.partita.engine.server.expression.Node.Function;
import io.partita.engine.server.expression.Node.Grouped;
import io.partita.engine.server.expression.Node.Logical;
import io.partita.engine.server.expression.Node.Operator;
import io.partita.engine.server.expression.Node.Reference;
import io.partita.engine.server.expression.Node.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a condition of what was parsed. The whole of it is looked at before anything is said of what is wrong, because the
 * service goes by kinds of faults and not by their places; what has a fault is null until then.
 */
final class ConditionReader {
    private static final int MAX_CANDIDATES = 100;

    private static final List<Comparator> COMPARATORS = List.of(Comparator.values());
    private static final List<Set<Kind>> OF_ONE_CONDITION = List.of(
            EnumSet.of(Kind.NAME, Kind.VALUE),
            EnumSet.of(Kind.DEPTH),
            EnumSet.of(Kind.OPERAND),
            EnumSet.of(Kind.DISTINCT),
            EnumSet.of(Kind.FUNCTION));
    private static final List<Kind> ORDER =
            List.of(Kind.PARENTHESES, Kind.UNKNOWN_FUNCTION, Kind.MISUSED_FUNCTION, Kind.STEP, Kind.CONDITION);

    private final Substitutions substitutions;
    private final Faults faults = new Faults();
    private final Predicates predicates = new Predicates(faults);

    private ConditionReader(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    static Condition read(String text, Substitutions substitutions) {
        ConditionReader reader = new ConditionReader(substitutions);
        Condition condition = reader.condition(ConditionParser.condition(text));
        reader.faults.raise(ORDER);
        if (condition == null) {
            throw new IllegalStateException("a condition that is none, without a fault: " + text);
        }
        return condition;
    }

    private @Nullable Condition condition(Node node) {
        Node bare = ungrouped(node);
        if (bare instanceof Logical logical) {
            return logical(logical);
        }
        Condition condition = bare instanceof Operator operator
                ? comparison(operator)
                : bare instanceof Function function ? predicate(function) : null;
        faults.fold(OF_ONE_CONDITION, Kind.CONDITION);
        return condition;
    }

    /** Without its parentheses, of which one pair is enough. */
    private Node ungrouped(Node node) {
        if (node instanceof Grouped outer && outer.node() instanceof Grouped) {
            faults.add(Kind.PARENTHESES, "The expression has redundant parentheses;");
        }
        return node.bare();
    }

    private @Nullable Condition logical(Logical logical) {
        List<Condition> conditions = new ArrayList<>();
        for (Node node : logical.conditions()) {
            Condition condition = condition(node);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        if (conditions.size() < logical.conditions().size()) {
            return null;
        }
        return switch (logical.word()) {
            case "AND" -> new Condition.And(conditions);
            case "OR" -> new Condition.Or(conditions);
            default -> new Condition.Not(conditions.get(0));
        };
    }

    private @Nullable Condition comparison(Operator operator) {
        List<@Nullable Operand> operands = new ArrayList<>();
        for (Node node : operator.operands()) {
            checkNotPredicate(node);
            operands.add(operand(node));
        }
        if (operands.contains(null)) {
            return null;
        }
        Operand first = require(operands.get(0));
        Operand second = require(operands.get(1));
        if (operator.symbol().equals("BETWEEN")) {
            Operand third = require(operands.get(2));
            checkBounds(operator.operands(), second, third);
            return new Condition.Between(first, second, third);
        } else if (operator.symbol().equals("IN")) {
            checkCandidates(operands.size() - 1);
            return new Condition.In(
                    first,
                    operands.stream().skip(1).map(ConditionReader::require).toList());
        }
        checkDistinct(operator.symbol(), first, second);
        return new Condition.Comparison(comparator(operator.symbol()), first, second);
    }

    private static Operand require(@Nullable Operand operand) {
        if (operand == null) {
            throw new IllegalStateException("an operand that was checked");
        }
        return operand;
    }

    private static Comparator comparator(String symbol) {
        for (Comparator comparator : COMPARATORS) {
            if (comparator.symbol().equals(symbol)) {
                return comparator;
            }
        }
        throw new IllegalStateException("a comparator that is none: " + symbol);
    }

    /** Only size is a value that can be compared. */
    private void checkNotPredicate(Node node) {
        if (node.bare() instanceof Function function && !function.name().equals("size")) {
            faults.add(Kind.MISUSED_FUNCTION, Functions.misused(function.name()));
        }
    }

    private void checkDistinct(String operator, Operand first, Operand second) {
        if (first instanceof Path path && first.equals(second)) {
            faults.add(
                    Kind.DISTINCT,
                    "The first operand must be distinct from the remaining operands for this operator or function;"
                            + " operator: " + operator + ", first operand: " + Words.of(path));
        }
    }

    private void checkCandidates(int count) {
        if (count > MAX_CANDIDATES) {
            faults.add(
                    Kind.OPERAND, "The IN operator is provided with too many operands; number of operands: " + count);
        }
    }

    /** Of values that the request gives; what a function makes of one is not looked at. */
    private void checkBounds(List<Node> nodes, Operand low, Operand high) {
        boolean given = nodes.get(1).bare() instanceof Value && nodes.get(2).bare() instanceof Value;
        if (!given || !(low instanceof Operand.Constant lower) || !(high instanceof Operand.Constant upper)) {
            return;
        }
        String operands = "lower bound operand: AttributeValue: " + Words.of(lower.value())
                + ", upper bound operand: AttributeValue: " + Words.of(upper.value());
        if (lower.value().type() != upper.value().type()) {
            faults.add(
                    Kind.FUNCTION,
                    "The BETWEEN operator requires same data type for lower and upper bounds; " + operands);
        } else if (lower.value().type().mayBeKey() && Values.compare(lower.value(), upper.value()) > 0) {
            faults.add(
                    Kind.FUNCTION,
                    "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
                            + operands);
        }
    }

    private @Nullable Operand operand(Node node) {
        Node bare = ungrouped(node);
        if (bare instanceof Reference reference) {
            return substitutions.path(reference, faults);
        } else if (bare instanceof Value value) {
            AttributeValue constant = substitutions.value(value.name(), faults);
            return constant == null ? null : Operand.of(constant);
        } else if (bare instanceof Function function) {
            return size(function);
        }
        throw new IllegalStateException("an operand that is none: " + bare);
    }

    private @Nullable Operand size(Function function) {
        List<@Nullable Operand> operands = operands(function);
        if (operands == null || !function.name().equals("size")) {
            return null;
        }
        Operand operand = operands.get(0);
        if (operand instanceof Path path) {
            return new Operand.Size(path);
        } else if (operand instanceof Operand.Constant constant) {
            AttributeValue size = Values.size(constant.value());
            if (size != null) {
                return Operand.of(size);
            }
        }
        AttributeType type = operand == null ? null : Predicates.type(operand);
        if (type != null) {
            faults.add(Kind.FUNCTION, Functions.wrongType("size", type));
        }
        return null;
    }

    /** The operands of a function of which there are as many as there should be, or null. */
    private @Nullable List<@Nullable Operand> operands(Function function) {
        List<@Nullable Operand> operands = new ArrayList<>();
        for (Node node : function.operands()) {
            checkNotPredicate(node);
            operands.add(operand(node));
        }
        Integer count = Functions.OF_CONDITIONS.get(function.name());
        if (count == null) {
            faults.add(Kind.UNKNOWN_FUNCTION, Functions.unknown(function.name(), false));
            return null;
        } else if (count != operands.size()) {
            faults.add(Kind.OPERAND, Functions.wrongCount(function.name(), operands.size()));
            return null;
        } else if (count == 2 && operands.get(0) != null && operands.get(1) != null) {
            checkDistinct(function.name(), require(operands.get(0)), require(operands.get(1)));
        }
        return operands;
    }

    private @Nullable Condition predicate(Function function) {
        boolean isSize = function.name().equals("size");
        if (isSize) {
            faults.add(Kind.MISUSED_FUNCTION, Functions.misused("size"));
        }
        List<@Nullable Operand> operands = operands(function);
        if (isSize || operands == null || operands.contains(null)) {
            return null;
        }
        Operand first = require(operands.get(0));
        return operands.size() == 1
                ? predicates.existence(function.name(), first)
                : predicates.of(function.name(), first, require(operands.get(1)));
    }
}
