package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Between;
import io.partita.parser.syntax.Expression.Comparison;
import io.partita.parser.syntax.Expression.ComparisonOperator;
import io.partita.parser.syntax.Expression.InList;
import io.partita.parser.syntax.Expression.Is;
import io.partita.parser.syntax.Expression.Like;
import io.partita.parser.syntax.Expression.RowValue;
import io.partita.planner.expression.OperandTypes;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.Predicates;
import io.partita.planner.type.SqlType;
import io.partita.planner.type.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predicates. In SQL's manner they are three-valued; in Amazon's every predicate is true or false, so that NOT is an
 * exact complement.
 */
final class PredicateBinder {
    private static final int AMAZON_MOST_CANDIDATES = 100;

    private final Binding binding;
    private final ExpressionBinder expressions;

    PredicateBinder(Binding binding, ExpressionBinder expressions) {
        this.binding = binding;
        this.expressions = expressions;
    }

    /** Whether the expression is one of those that are bound here. */
    boolean binds(Expression expression) {
        return expression instanceof Expression.And
                || expression instanceof Expression.Or
                || expression instanceof Expression.Not
                || expression instanceof Comparison
                || expression instanceof Between
                || expression instanceof InList
                || expression instanceof Expression.InCollection
                || expression instanceof Expression.InQuery
                || expression instanceof Like
                || expression instanceof Is
                || expression instanceof Expression.DistinctFrom
                || expression instanceof Expression.Exists
                || expression instanceof Expression.Quantified;
    }

    Scalar bind(Expression expression) {
        if (expression instanceof Expression.And and) {
            return new Scalar.Call(ScalarFunctions.AND, expressions.bindAll(and.operands()));
        } else if (expression instanceof Expression.Or or) {
            return new Scalar.Call(ScalarFunctions.OR, expressions.bindAll(or.operands()));
        } else if (expression instanceof Expression.Not not) {
            return not(expressions.bind(not.operand()));
        } else if (expression instanceof Comparison comparison) {
            return comparison(comparison);
        } else if (expression instanceof Between between) {
            return negated(between.negated(), between(between));
        } else if (expression instanceof InList in) {
            return negated(in.negated(), in(in));
        } else if (expression instanceof Expression.InCollection in) {
            return negated(in.negated(), in(in));
        } else if (expression instanceof Like like) {
            return negated(like.negated(), like(like));
        } else if (expression instanceof Is is) {
            return negated(is.negated(), is(is));
        } else if (expression instanceof Expression.DistinctFrom distinct) {
            return distinct(distinct);
        } else if (expression instanceof Expression.Exists && binding.isAmazon()) {
            throw Refusals.amazon("Unrecognized function: exists at " + Refusals.at(expression.position()));
        }
        return expressions.subquery(expression);
    }

    private Scalar negated(boolean negated, Scalar predicate) {
        return negated ? not(predicate) : predicate;
    }

    private Scalar not(Scalar predicate) {
        Scalar operand = binding.isAmazon() ? Predicates.settled(predicate) : predicate;
        return new Scalar.Call(ScalarFunctions.NOT, List.of(operand));
    }

    // ---- comparisons ----

    private Scalar comparison(Comparison comparison) {
        if (comparison.left() instanceof RowValue left && comparison.right() instanceof RowValue right) {
            return rows(comparison, left, right);
        }
        boolean constant = isLiteral(comparison.left()) && isLiteral(comparison.right());
        Scalar left = operand(comparison.left(), constant);
        Scalar right = operand(comparison.right(), constant);
        expressions.expect(comparison.left(), right);
        expressions.expect(comparison.right(), left);
        checkKey(left, comparison.right(), right);
        checkKey(right, comparison.left(), left);
        ScalarFunctions function = function(comparison.operator());
        if (isOrdering(comparison.operator())) {
            checkOrdered(comparison.operator().symbol(), comparison.left(), left);
            checkOrdered(comparison.operator().symbol(), comparison.right(), right);
        }
        return new Scalar.Call(function, List.of(left, right));
    }

    private Scalar operand(Expression expression, boolean constant) {
        Scalar scalar = constant ? expressions.bind(expression) : expressions.bindValue(expression);
        return binding.isAmazon() && Predicates.isPredicate(scalar) ? Predicates.settled(scalar) : scalar;
    }

    private static boolean isLiteral(Expression expression) {
        return !(expression instanceof Expression.PathExpression)
                && !(expression instanceof Expression.FunctionCall)
                && !(expression instanceof Expression.StepInto);
    }

    private static boolean isOrdering(ComparisonOperator operator) {
        return operator != ComparisonOperator.EQUAL && operator != ComparisonOperator.NOT_EQUAL;
    }

    private ScalarFunctions function(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> binding.isAmazon() ? ScalarFunctions.EQUAL_EXACT : ScalarFunctions.EQUAL;
            case NOT_EQUAL -> binding.isAmazon() ? ScalarFunctions.NOT_EQUAL_EXACT : ScalarFunctions.NOT_EQUAL;
            case LESS -> ScalarFunctions.LESS;
            case LESS_OR_EQUAL -> ScalarFunctions.LESS_OR_EQUAL;
            case GREATER -> ScalarFunctions.GREATER;
            case GREATER_OR_EQUAL -> ScalarFunctions.GREATER_OR_EQUAL;
        };
    }

    /** {@code (a, b) = (1, 2)}: each equals its counterpart; {@code (a, b) > (1, 2)}: in the order of the places. */
    private Scalar rows(Comparison comparison, RowValue left, RowValue right) {
        checkWidths(left, right);
        return switch (comparison.operator()) {
            case EQUAL -> rows(left, right);
            case NOT_EQUAL -> not(rows(left, right));
            case LESS -> orderedRows(ComparisonOperator.LESS, ComparisonOperator.LESS, left, right);
            case LESS_OR_EQUAL -> orderedRows(ComparisonOperator.LESS, ComparisonOperator.LESS_OR_EQUAL, left, right);
            case GREATER -> orderedRows(ComparisonOperator.GREATER, ComparisonOperator.GREATER, left, right);
            case GREATER_OR_EQUAL ->
                orderedRows(ComparisonOperator.GREATER, ComparisonOperator.GREATER_OR_EQUAL, left, right);
        };
    }

    private static void checkWidths(RowValue left, RowValue right) {
        if (left.elements().size() != right.elements().size()) {
            throw Refusals.invalid(
                    "this row has " + right.elements().size() + " values, and the other one has "
                            + left.elements().size(),
                    right.position());
        }
    }

    private Scalar rows(RowValue left, RowValue right) {
        checkWidths(left, right);
        List<Scalar> equalities = new ArrayList<>();
        for (int i = 0; i < left.elements().size(); i++) {
            equalities.add(place(ComparisonOperator.EQUAL, left, right, i));
        }
        return new Scalar.Call(ScalarFunctions.AND, equalities);
    }

    private Scalar place(ComparisonOperator operator, RowValue left, RowValue right, int place) {
        return comparison(new Comparison(
                operator, left.elements().get(place), right.elements().get(place), right.position()));
    }

    /**
     * {@code a > 1 OR (a = 1 AND b > 2)}, and in front of it {@code a >= 1}, which follows from it and may be a condition
     * on a key.
     *
     * @param strict of all places but the last
     */
    private Scalar orderedRows(ComparisonOperator strict, ComparisonOperator last, RowValue left, RowValue right) {
        List<Scalar> alternatives = new ArrayList<>();
        List<Scalar> equalities = new ArrayList<>();
        int width = left.elements().size();
        for (int i = 0; i < width; i++) {
            List<Scalar> all = new ArrayList<>(equalities);
            all.add(place(i == width - 1 ? last : strict, left, right, i));
            alternatives.add(all.size() == 1 ? all.get(0) : new Scalar.Call(ScalarFunctions.AND, all));
            equalities.add(place(ComparisonOperator.EQUAL, left, right, i));
        }
        ComparisonOperator lenient = strict == ComparisonOperator.LESS
                ? ComparisonOperator.LESS_OR_EQUAL
                : ComparisonOperator.GREATER_OR_EQUAL;
        Scalar alternative = new Scalar.Call(ScalarFunctions.OR, alternatives);
        return new Scalar.Call(ScalarFunctions.AND, List.of(place(lenient, left, right, 0), alternative));
    }

    private void checkKey(Scalar key, Expression expression, Scalar value) {
        KeyType type = expressions.keyType(key);
        if (type != null) {
            type.check(binding.literals().type(value), expression.position(), binding);
        }
    }

    private void checkOrdered(String operator, Expression expression, Scalar value) {
        if (binding.isAmazon()) {
            binding.parameters().expectKnown(expression, operator);
        }
        AttributeType type = binding.literals().type(value);
        if (type == null || type.isOrdered() || (type == AttributeType.NULL && !binding.isAmazon())) {
            return;
        }
        AttributeValue known = binding.literals().value(value);
        if (known != null) {
            throw Refusals.at(OperandTypes.refused(operator, known), expression.position(), binding);
        }
    }

    // ---- BETWEEN, IN, LIKE ----

    private Scalar between(Between between) {
        boolean constant = isLiteral(between.operand());
        Scalar operand = operand(between.operand(), constant);
        Scalar low = operand(between.low(), constant);
        Scalar high = operand(between.high(), constant);
        for (Bound bound : List.of(new Bound(between.low(), low), new Bound(between.high(), high))) {
            expressions.expect(bound.expression(), operand);
            checkKey(operand, bound.expression(), bound.scalar());
            checkOrdered("BETWEEN", bound.expression(), bound.scalar());
        }
        Scalar ordered = new Scalar.Call(ScalarFunctions.BETWEEN, List.of(operand, low, high));
        if (!between.symmetric()) {
            return ordered;
        } else if (binding.isAmazon()) {
            throw Refusals.amazon("Unsupported operator: SYMMETRIC at " + Refusals.at(between.position()));
        }
        Scalar reversed = new Scalar.Call(ScalarFunctions.BETWEEN, List.of(operand, high, low));
        return new Scalar.Call(ScalarFunctions.OR, List.of(ordered, reversed));
    }

    private record Bound(Expression expression, Scalar scalar) {}

    private Scalar in(InList in) {
        if (in.operand() instanceof RowValue row) {
            return rowIn(in, row);
        }
        if (binding.isAmazon() && in.candidates().size() > AMAZON_MOST_CANDIDATES) {
            throw Refusals.amazon("The IN operator is provided with too many operands; number of operands: "
                    + in.candidates().size());
        }
        if (in.candidates().isEmpty()) {
            return new Scalar.Constant(AttributeValue.of(false));
        }
        boolean constant = isLiteral(in.operand());
        Scalar operand = operand(in.operand(), constant);
        List<Scalar> operands = new ArrayList<>(in.candidates().size() + 1);
        operands.add(operand);
        for (Expression candidate : in.candidates()) {
            boolean spreads = in.candidates().size() == 1 && !binding.isAmazon();
            Scalar value = candidate instanceof Expression.Parameter parameter
                    ? binding.parameters().bind(parameter, spreads)
                    : operand(candidate, constant);
            expressions.expect(candidate, operand);
            checkKey(operand, candidate, value);
            operands.add(value);
        }
        return membership(operands);
    }

    private Scalar membership(List<Scalar> operands) {
        return new Scalar.Call(binding.isAmazon() ? ScalarFunctions.IN_EXACT : ScalarFunctions.IN, operands);
    }

    /** {@code (pk, sk) IN ((1, 2), (3, 4))}. */
    private Scalar rowIn(InList in, RowValue row) {
        List<Scalar> alternatives = new ArrayList<>();
        for (Expression candidate : in.candidates()) {
            if (!(candidate instanceof RowValue values)) {
                throw Refusals.invalid("a row of values is compared with rows: ((..), (..))", candidate.position());
            }
            alternatives.add(rows(row, values));
        }
        return new Scalar.Call(ScalarFunctions.OR, alternatives);
    }

    /** {@code x IN ?}: the elements of what is bound. */
    private Scalar in(Expression.InCollection in) {
        if (!(in.collection() instanceof Expression.Parameter parameter)) {
            throw Refusals.notYet(
                    "IN over a collection that is not a parameter is",
                    in.collection().position());
        }
        Scalar operand = operand(in.operand(), false);
        Scalar elements = binding.parameters().bind(parameter, !binding.isAmazon());
        expressions.expect(parameter, operand);
        return membership(List.of(operand, elements));
    }

    private Scalar like(Like like) {
        if (binding.isAmazon()) {
            String operator = like.ignoringCase() ? "ILIKE" : "LIKE";
            throw Refusals.amazon("Unsupported operator: " + operator + " at " + Refusals.at(like.position()));
        }
        List<Scalar> operands = new ArrayList<>();
        operands.add(expressions.bind(like.operand()));
        operands.add(expressions.bind(like.pattern()));
        binding.parameters().expect(like.pattern(), SqlType.STRING, null);
        Optional<Expression> escape = like.escape();
        escape.ifPresent(character -> operands.add(expressions.bind(character)));
        return new Scalar.Call(like.ignoringCase() ? ScalarFunctions.ILIKE : ScalarFunctions.LIKE, operands);
    }

    // ---- IS ----

    private Scalar is(Is is) {
        Scalar operand = expressions.bind(is.operand());
        if (is.test() instanceof Expression.IsType type) {
            return isType(type, operand);
        }
        return switch ((Expression.IsState) is.test()) {
            case NULL ->
                new Scalar.Call(
                        binding.isAmazon() ? ScalarFunctions.IS_NULL_EXACT : ScalarFunctions.IS_NULL, List.of(operand));
            case UNKNOWN -> new Scalar.Call(ScalarFunctions.IS_NULL, List.of(operand));
            case MISSING -> new Scalar.Call(ScalarFunctions.IS_MISSING, List.of(operand));
            case TRUE -> new Scalar.Call(ScalarFunctions.IS_TRUE, List.of(operand));
            case FALSE ->
                new Scalar.Call(
                        ScalarFunctions.IS_TRUE, List.of(new Scalar.Call(ScalarFunctions.NOT, List.of(operand))));
        };
    }

    private static Scalar isType(Expression.IsType test, Scalar operand) {
        SqlType type = TypeNames.find(test.type().name());
        if (type == null || type.stored() == null) {
            throw Refusals.invalid(
                    "there is no type " + test.type().name(), test.type().position());
        }
        Scalar name = new Scalar.Constant(AttributeValue.of(type.stored().name()));
        return new Scalar.Call(ScalarFunctions.HAS_TYPE, List.of(operand, name));
    }

    /** NULL and MISSING are not distinct from each other. */
    private Scalar distinct(Expression.DistinctFrom distinct) {
        Scalar left = expressions.bind(distinct.left());
        Scalar right = expressions.bind(distinct.right());
        expressions.expect(distinct.left(), right);
        expressions.expect(distinct.right(), left);
        Scalar equal = Predicates.settled(new Scalar.Call(ScalarFunctions.EQUAL, List.of(left, right)));
        Scalar bothNull = new Scalar.Call(
                ScalarFunctions.AND,
                List.of(
                        new Scalar.Call(ScalarFunctions.IS_NULL, List.of(left)),
                        new Scalar.Call(ScalarFunctions.IS_NULL, List.of(right))));
        return negated(!distinct.negated(), new Scalar.Call(ScalarFunctions.OR, List.of(equal, bothNull)));
    }
}
