package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.AttributeTypes;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.function.LibraryFunction;
import io.partita.planner.function.NamedFunction;
import io.partita.planner.function.Parameter;
import io.partita.planner.function.Signature;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Calls of functions. */
final class FunctionBinder {
    private final Binding binding;
    private final ExpressionBinder expressions;

    FunctionBinder(Binding binding, ExpressionBinder expressions) {
        this.binding = binding;
        this.expressions = expressions;
    }

    Scalar bind(FunctionCall call) {
        String name = call.name().text();
        NamedFunction named = FunctionLibrary.find(name);
        if (binding.isAmazon() && !FunctionNames.isAmazon(name)) {
            throw Refusals.amazon("Unrecognized function: " + name + " at "
                    + Refusals.at(call.name().position()));
        }
        if (call.over().isPresent() || AggregateNames.find(name) != null) {
            return expressions.aggregate(call);
        }
        if (named == null) {
            throw new QueryException(
                    QueryErrorCode.UNKNOWN_FUNCTION,
                    "there is no function " + name,
                    call.name().position());
        }
        if (call.distinct()
                || call.star()
                || call.filter().isPresent()
                || !call.withinGroup().isEmpty()) {
            throw Refusals.invalid(
                    "DISTINCT, *, FILTER and WITHIN GROUP belong to aggregates, and " + name + " is none",
                    call.position());
        }
        checkCount(call, named.signature());
        if (named.isNow()) {
            return new Scalar.Now(SqlType.valueOf(named.signature().result()));
        }
        return named.operator() instanceof ScalarFunctions operator
                ? bind(call, operator)
                : bind(call, (LibraryFunction) named.operator());
    }

    private void checkCount(FunctionCall call, Signature signature) {
        int count = TimeBinder.arguments(call).size();
        if (count >= signature.required() && count <= signature.most()) {
            return;
        }
        if (binding.isAmazon()) {
            throw Refusals.amazon("Incorrect number of operands for operator or function; operator or function: "
                    + call.name().text().toLowerCase(Locale.ROOT) + ", number of operands: " + count);
        }
        String most = signature.required() == signature.most() ? "" : " to " + signature.most();
        throw Refusals.invalid(
                "wrong number of arguments: " + call.name().text() + " takes " + signature.required() + most + ", not "
                        + count + ": " + signature.text(),
                call.position());
    }

    private Scalar bind(FunctionCall call, ScalarFunctions function) {
        List<Expression> arguments = call.arguments();
        return switch (function) {
            case IS_MISSING -> new Scalar.Call(ScalarFunctions.IS_MISSING, List.of(document(call)));
            case NOT ->
                new Scalar.Call(
                        ScalarFunctions.NOT,
                        List.of(new Scalar.Call(ScalarFunctions.IS_MISSING, List.of(document(call)))));
            case HAS_TYPE -> hasType(call);
            case BEGINS_WITH, CONTAINS -> search(call, function);
            case CONCATENATE -> concatenate(arguments);
            case MAP -> map(call);
            default -> new Scalar.Call(function, expressions.bindAll(arguments));
        };
    }

    /** The first argument, which must be a document path. */
    private Scalar document(FunctionCall call) {
        Scalar path = expressions.bind(call.arguments().get(0));
        if (path instanceof Scalar.Attribute) {
            return path;
        }
        QueryException refusal = Refusals.amazon("Operator or function requires a document path; operator or function: "
                + call.name().text().toLowerCase(Locale.ROOT));
        throw Refusals.at(refusal, call.arguments().get(0).position(), binding);
    }

    private Scalar hasType(FunctionCall call) {
        Scalar type = expressions.bind(call.arguments().get(1));
        if (type instanceof Scalar.Constant constant) {
            try {
                AttributeTypes.named(constant.value());
            } catch (QueryException unknown) {
                throw Refusals.at(unknown, call.arguments().get(1).position(), binding);
            }
        }
        return new Scalar.Call(ScalarFunctions.HAS_TYPE, List.of(document(call), type));
    }

    private Scalar search(FunctionCall call, ScalarFunctions function) {
        Scalar searched = expressions.bind(call.arguments().get(0));
        Scalar sought = expressions.bindValue(call.arguments().get(1));
        expressions.expect(call.arguments().get(1), searched);
        return new Scalar.Call(function, List.of(searched, sought));
    }

    private Scalar concatenate(List<Expression> arguments) {
        Scalar text = expressions.bind(arguments.get(0));
        for (Expression argument : arguments.subList(1, arguments.size())) {
            text = new Scalar.Call(ScalarFunctions.CONCATENATE, List.of(text, expressions.bind(argument)));
        }
        return text;
    }

    private Scalar map(FunctionCall call) {
        if (call.arguments().size() % 2 == 1) {
            throw Refusals.invalid("the last name has no value", call.position());
        }
        return new Scalar.Call(ScalarFunctions.MAP, expressions.bindAll(call.arguments()));
    }

    private Scalar bind(FunctionCall call, LibraryFunction function) {
        if (function.symbol().equals("DATE_PART")) {
            TimeBinder.requirePart(call.arguments().get(0));
        }
        return call(function, TimeBinder.arguments(call));
    }

    /** A call of a function that the language has a grammar of its own for. */
    Scalar call(String name, List<Expression> arguments) {
        return call((LibraryFunction) FunctionLibrary.get(name).operator(), arguments);
    }

    private Scalar call(LibraryFunction function, List<Expression> arguments) {
        List<Scalar> operands = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            operands.add(argument(function.signature(), i, arguments.get(i)));
        }
        if (operands.isEmpty() && isOfNow(function.signature())) {
            operands.add(new Scalar.Now(SqlType.TIMESTAMP));
        }
        return new Scalar.Call(function, operands);
    }

    /** Whether it is of the current time if no other is given. */
    private static boolean isOfNow(Signature signature) {
        return signature.parameters().size() == 1
                && signature.required() == 0
                && signature.parameter(0).expected() == SqlType.TIMESTAMP;
    }

    private Scalar argument(Signature signature, int place, Expression argument) {
        Parameter parameter = signature.parameter(place);
        if (parameter.isUnit()) {
            return TimeBinder.unit(argument);
        }
        Scalar operand = expressions.bind(argument);
        binding.parameters().expect(argument, parameter.expected(), null);
        SqlType type = ScalarTypes.certain(operand);
        if (!parameter.mayBe(type)) {
            throw new QueryException(
                    QueryErrorCode.TYPE_MISMATCH,
                    LibraryFunction.mismatch(signature, parameter, type),
                    argument.position());
        }
        return operand;
    }

    /** TRIM([side] [characters] FROM text). */
    Scalar trim(Expression.Trim trim) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(trim.operand());
        trim.characters().ifPresent(arguments::add);
        return call(
                switch (trim.side()) {
                    case BOTH -> "TRIM";
                    case LEADING -> "LTRIM";
                    case TRAILING -> "RTRIM";
                },
                arguments);
    }
}
