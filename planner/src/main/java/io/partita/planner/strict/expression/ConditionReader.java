package io.partita.planner.strict.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.parser.syntax.Expression;
import io.partita.planner.strict.text.Refusals;
import io.partita.planner.strict.text.StatementText;
import java.util.ArrayList;
import java.util.List;

/** WHERE as a condition of a store, which has the same two truth values. */
public final class ConditionReader {
    /** The most candidates of an IN, wherever it stands. */
    private static final int MAX_CANDIDATES = 100;

    private final StatementText text;
    private final OperandReader operands;
    private final FunctionReader functions;

    public ConditionReader(StatementText text, LiteralReader literals, PathReader paths) {
        this.text = text;
        this.operands = new OperandReader(text, literals, paths);
        this.functions = new FunctionReader(operands);
    }

    /**
     * The condition that is written so.
     *
     * @throws StoreException VALIDATION if the expression is no condition of the dialect
     */
    public Condition condition(Expression expression) {
        if (expression instanceof Expression.And and) {
            return new Condition.And(conditions(and.operands()));
        } else if (expression instanceof Expression.Or or) {
            return new Condition.Or(conditions(or.operands()));
        } else if (expression instanceof Expression.Not not) {
            return new Condition.Not(condition(not.operand()));
        } else if (expression instanceof Expression.Comparison comparison) {
            return comparison(comparison);
        } else if (expression instanceof Expression.Between between) {
            return negated(between.negated(), between(between));
        } else if (expression instanceof Expression.InList in) {
            return negated(in.negated(), in(in));
        } else if (expression instanceof Expression.Is is) {
            return negated(is.negated(), TypeTest.of(operands.path(is.operand(), "IS"), is));
        } else if (expression instanceof Expression.FunctionCall call) {
            return functions.condition(call);
        }
        throw unsupported(expression);
    }

    private List<Condition> conditions(List<Expression> expressions) {
        List<Condition> conditions = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            conditions.add(condition(expression));
        }
        return conditions;
    }

    private static Condition negated(boolean negated, Condition condition) {
        return negated ? new Condition.Not(condition) : condition;
    }

    private Condition comparison(Expression.Comparison comparison) {
        Comparator comparator = Comparator.valueOf(comparison.operator().name());
        if (isCondition(comparison.left())) {
            return truth(comparison.left(), comparator, comparison.right());
        } else if (isCondition(comparison.right())) {
            return truth(comparison.right(), comparator, comparison.left());
        }
        Operand left = operands.operand(comparison.left());
        Operand right = operands.operand(comparison.right());
        if (comparator != Comparator.EQUAL && comparator != Comparator.NOT_EQUAL) {
            checkOrdered(comparator.symbol(), left);
            checkOrdered(comparator.symbol(), right);
        }
        return left instanceof Operand.Constant && !(right instanceof Operand.Constant)
                ? new Condition.Comparison(mirrored(comparator), right, left)
                : new Condition.Comparison(comparator, left, right);
    }

    private static Comparator mirrored(Comparator comparator) {
        return switch (comparator) {
            case EQUAL, NOT_EQUAL -> comparator;
            case LESS -> Comparator.GREATER;
            case LESS_OR_EQUAL -> Comparator.GREATER_OR_EQUAL;
            case GREATER -> Comparator.LESS;
            case GREATER_OR_EQUAL -> Comparator.LESS_OR_EQUAL;
        };
    }

    /** A condition that is itself compared: {@code attribute_exists(a) = false}. */
    private Condition truth(Expression condition, Comparator comparator, Expression wanted) {
        Condition read = condition(condition);
        if (!(operands.operand(wanted) instanceof Operand.Constant constant)
                || !(constant.value() instanceof BooleanValue bool)) {
            throw Refusals.operandType(comparator.symbol(), "CONDITION");
        }
        return switch (comparator) {
            case EQUAL -> negated(!bool.value(), read);
            case NOT_EQUAL -> negated(bool.value(), read);
            default -> throw Refusals.operandType(comparator.symbol(), AttributeType.BOOL.name());
        };
    }

    private static boolean isCondition(Expression expression) {
        return expression instanceof Expression.And
                || expression instanceof Expression.Or
                || expression instanceof Expression.Not
                || expression instanceof Expression.Comparison
                || expression instanceof Expression.Between
                || expression instanceof Expression.InList
                || expression instanceof Expression.Is
                || (expression instanceof Expression.FunctionCall call && !OperandReader.isSize(call));
    }

    private Condition between(Expression.Between between) {
        if (between.symmetric()) {
            throw Refusals.operator(
                    "SYMMETRIC", text.wordFrom(between.operand().position().offset(), "SYMMETRIC"));
        }
        Operand operand = operands.operand(between.operand());
        Operand low = operands.operand(between.low());
        Operand high = operands.operand(between.high());
        for (Operand each : List.of(operand, low, high)) {
            checkOrdered("BETWEEN", each);
        }
        return new Condition.Between(operand, low, high);
    }

    private Condition in(Expression.InList in) {
        int count = in.candidates().size();
        if (count > MAX_CANDIDATES) {
            throw StoreException.validation(
                    "The IN operator is provided with too many operands; number of operands: " + count);
        } else if (count == 0) {
            throw Refusals.operandCount("IN", 0);
        }
        List<Operand> candidates = new ArrayList<>(count);
        for (Expression candidate : in.candidates()) {
            candidates.add(operands.operand(candidate));
        }
        return new Condition.In(operands.operand(in.operand()), candidates);
    }

    private static void checkOrdered(String operator, Operand operand) {
        AttributeValue value = operand instanceof Operand.Constant constant ? constant.value() : null;
        if (value != null && !value.type().isOrdered()) {
            throw Refusals.operandType(operator, value.type().name());
        } else if (value == null && !(operand instanceof Path) && !(operand instanceof Operand.Size)) {
            throw new IllegalStateException("an operand without a meaning: " + operand);
        }
    }

    private StoreException unsupported(Expression expression) {
        int from = expression.position().offset();
        if (expression instanceof Expression.Like like) {
            String word = like.ignoringCase() ? "ILIKE" : "LIKE";
            return Refusals.operator(word, text.wordFrom(end(like.operand()), word));
        } else if (expression instanceof Expression.DistinctFrom distinct) {
            return Refusals.operator("DISTINCT", text.wordFrom(end(distinct.left()), "DISTINCT"));
        } else if (expression instanceof Expression.Exists) {
            return Refusals.function("EXISTS", text.wordFrom(from, "EXISTS"));
        } else if (expression instanceof Expression.InCollection
                || expression instanceof Expression.InQuery
                || expression instanceof Expression.Quantified) {
            return Refusals.malformed("Unexpected token after expression");
        }
        return StoreException.validation("Expected a condition" + Refusals.at(expression.position()));
    }

    private static int end(Expression expression) {
        return expression.position().offset() + expression.position().length();
    }
}
