package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Arithmetic;
import io.partita.parser.syntax.Expression.ArithmeticOperator;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.UpdateValue;
import io.partita.planner.type.SqlType;
import java.util.List;
import java.util.Locale;

/** The right sides of SET, in the forms that an update expression has. */
final class UpdateValueBinder {
    private final Binding binding;
    private final ExpressionBinder expressions;
    private final Scalar assigned;

    /**
     * @param assigned the attribute or path on the left side
     */
    UpdateValueBinder(Binding binding, ExpressionBinder expressions, Scalar assigned) {
        this.binding = binding;
        this.expressions = expressions;
        this.assigned = assigned;
    }

    UpdateValue bind(Expression expression) {
        if (expression instanceof Arithmetic arithmetic && isSum(arithmetic) && !isConstant(arithmetic)) {
            return sum(arithmetic);
        } else if (expression instanceof FunctionCall call && is(call, "LIST_APPEND")) {
            checkTwo(call);
            return new ItemWrite.ListAppend(
                    bind(call.arguments().get(0)), bind(call.arguments().get(1)));
        } else if (expression instanceof FunctionCall call && isDefaulting(call)) {
            return defaulting(call);
        }
        Scalar value = expressions.bindValue(expression);
        expressions.expect(expression, assigned);
        if (value instanceof Scalar.Attribute attribute) {
            return WriteScope.isSubquery(attribute.path().attribute())
                    ? new ItemWrite.Computed(value)
                    : new ItemWrite.At(attribute.path());
        } else if (value instanceof Scalar.Missing) {
            throw Refusals.invalid("MISSING cannot be assigned: REMOVE the attribute", expression.position());
        } else if (value.isConstant()) {
            return new ItemWrite.Given(value);
        }
        if (binding.isAmazon()) {
            throw Refusals.amazon("Unsupported expression at " + Refusals.at(expression.position()));
        }
        return new ItemWrite.Computed(value);
    }

    private static boolean isSum(Arithmetic arithmetic) {
        return arithmetic.operator() == ArithmeticOperator.PLUS || arithmetic.operator() == ArithmeticOperator.MINUS;
    }

    /** Whether nothing in it can be an attribute: then it is one value, and evaluated as any other. */
    private static boolean isConstant(Expression expression) {
        if (expression instanceof Arithmetic arithmetic) {
            return isConstant(arithmetic.left()) && isConstant(arithmetic.right());
        }
        return expression instanceof Expression.NumberLiteral || expression instanceof Expression.Parameter;
    }

    private UpdateValue sum(Arithmetic arithmetic) {
        UpdateValue left = operand(arithmetic.left());
        UpdateValue right = operand(arithmetic.right());
        return arithmetic.operator() == ArithmeticOperator.PLUS
                ? new ItemWrite.Plus(left, right)
                : new ItemWrite.Minus(left, right);
    }

    private UpdateValue operand(Expression expression) {
        UpdateValue value = bind(expression);
        binding.parameters().expect(expression, SqlType.NUMBER, null);
        if (value instanceof ItemWrite.Given given) {
            AttributeType type = binding.literals().type(given.value());
            if (type != null && type != AttributeType.N) {
                throw Refusals.at(
                        new QueryException(
                                QueryErrorCode.TYPE_MISMATCH,
                                "An operand in the update expression has an incorrect data type"),
                        expression.position(),
                        binding);
            }
        }
        return value;
    }

    private boolean isDefaulting(FunctionCall call) {
        return is(call, "IF_NOT_EXISTS") || (is(call, "COALESCE") && !binding.isAmazon());
    }

    private UpdateValue defaulting(FunctionCall call) {
        checkTwo(call);
        if (!(expressions.bind(call.arguments().get(0)) instanceof Scalar.Attribute attribute)) {
            throw Refusals.invalid(
                    call.name().text() + " in SET takes an attribute and a value for when it is absent",
                    call.arguments().get(0).position());
        }
        return new ItemWrite.AtOrElse(attribute.path(), bind(call.arguments().get(1)));
    }

    static boolean isSetFunction(FunctionCall call) {
        return is(call, "SET_ADD") || is(call, "SET_DELETE");
    }

    private static boolean is(FunctionCall call, String name) {
        return call.name().text().equalsIgnoreCase(name);
    }

    /** {@code SET p = set_add(p, <<..>>)}. */
    Assignment setFunction(FunctionCall call, Path path) {
        String name = call.name().text().toUpperCase(Locale.ROOT);
        if (call.arguments().size() != 2) {
            throw refused(name + " must have exactly two arguments", call);
        }
        List<Expression> arguments = call.arguments();
        if (!(expressions.bind(arguments.get(0)) instanceof Scalar.Attribute attribute)
                || !attribute.path().equals(path)) {
            throw refused("The first argument to " + name + " must equal the assignment value", arguments.get(0));
        }
        Scalar elements = expressions.bindValue(arguments.get(1));
        expressions.expect(arguments.get(1), assigned);
        AttributeType type = binding.literals().type(elements);
        boolean set = type == null || type == AttributeType.SS || type == AttributeType.NS || type == AttributeType.BS;
        if (!set || !elements.isConstant()) {
            throw refused("The second argument to " + name + " must be a value with type SET", arguments.get(1));
        }
        return name.equals("SET_ADD")
                ? new ItemWrite.AddToSet(path, elements)
                : new ItemWrite.DeleteFromSet(path, elements);
    }

    private QueryException refused(String message, Expression expression) {
        return binding.isAmazon()
                ? Refusals.amazon(message + " at " + Refusals.at(expression.position()))
                : Refusals.invalid(message, expression.position());
    }

    private void checkTwo(FunctionCall call) {
        if (call.arguments().size() != 2) {
            throw refused(call.name().text().toUpperCase(Locale.ROOT) + " must have exactly two arguments", call);
        }
    }
}
