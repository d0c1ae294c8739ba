package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.ListLiteral;
import io.partita.parser.syntax.Expression.MapEntry;
import io.partita.parser.syntax.Expression.MapLiteral;
import io.partita.parser.syntax.Expression.SetLiteral;
import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Literals, and the maps, lists and sets that are made of them. */
final class LiteralBinder {
    private final Binding binding;
    private final ExpressionBinder expressions;

    LiteralBinder(Binding binding, ExpressionBinder expressions) {
        this.binding = binding;
        this.expressions = expressions;
    }

    /** The value of a plain literal, or null if the expression is none. */
    @Nullable
    AttributeValue plain(Expression expression) {
        if (expression instanceof Expression.StringLiteral string) {
            return AttributeValue.of(string.value());
        } else if (expression instanceof Expression.NumberLiteral number) {
            return number(number.value(), number.position());
        } else if (expression instanceof Expression.BooleanLiteral bool) {
            return AttributeValue.of(bool.value());
        } else if (expression instanceof Expression.NullLiteral) {
            return AttributeValue.nullValue();
        } else if (expression instanceof Expression.BinaryLiteral binary) {
            return AttributeValue.of(HexFormat.of().parseHex(binary.hex()));
        }
        return null;
    }

    private AttributeValue number(BigDecimal value, Position position) {
        try {
            return AttributeValue.of(value);
        } catch (IllegalArgumentException outOfRange) {
            QueryException refusal =
                    new QueryException(QueryErrorCode.NUMBER_OUT_OF_RANGE, String.valueOf(outOfRange.getMessage()));
            throw Refusals.at(refusal, position, binding);
        }
    }

    /** {@code DATE '2024-05-01'}: the text as it is stored. */
    Scalar temporal(Expression.TemporalLiteral literal) {
        SqlType type = SqlType.valueOf(literal.kind().name());
        Scalar text = new Scalar.Constant(AttributeValue.of(literal.text()));
        Scalar name = new Scalar.Constant(AttributeValue.of(type.name()));
        return evaluated(new Scalar.Call(ScalarFunctions.CAST, List.of(text, name)), literal.position());
    }

    Scalar map(MapLiteral literal) {
        List<Scalar> operands = new ArrayList<>(literal.entries().size() * 2);
        for (MapEntry entry : literal.entries()) {
            operands.add(new Scalar.Constant(AttributeValue.of(entry.name())));
            operands.add(element(entry.value()));
        }
        return folded(new Scalar.Call(ScalarFunctions.MAP, operands), literal.position());
    }

    Scalar list(ListLiteral literal) {
        List<Scalar> operands = new ArrayList<>(literal.elements().size());
        for (Expression element : literal.elements()) {
            operands.add(element(element));
        }
        return folded(new Scalar.Call(ScalarFunctions.LIST, operands), literal.position());
    }

    /** Sets are checked for duplicates, so their literals stay in the plan, where that is done once. */
    Scalar set(SetLiteral literal) {
        if (literal.elements().isEmpty()) {
            throw Refusals.at(Refusals.amazon("Empty bags are not supported"), literal.position(), binding);
        }
        List<Scalar> operands = new ArrayList<>(literal.elements().size());
        for (Expression element : literal.elements()) {
            operands.add(expressions.bind(element));
        }
        return folded(new Scalar.Call(ScalarFunctions.SET, operands), literal.position());
    }

    private Scalar element(Expression element) {
        return expressions.bindValue(element);
    }

    /** The value, if it is made of nothing but constants. */
    private Scalar folded(Scalar.Call call, Position position) {
        return call.operands().stream().allMatch(Scalar.Constant.class::isInstance) ? evaluated(call, position) : call;
    }

    private Scalar evaluated(Scalar.Call call, Position position) {
        try {
            AttributeValue value = call.evaluate(Item.EMPTY, Arguments.NONE);
            return value == null ? new Scalar.Missing() : new Scalar.Constant(value);
        } catch (QueryException refused) {
            throw Refusals.at(refused, position, binding);
        }
    }

    /** Amazon's dialect has parameters beside collections, not within them. */
    void refuseParametersWithin(Expression expression, String path) {
        if (expression instanceof MapLiteral map) {
            map.entries().forEach(entry -> refuseParameter(entry.value(), path + "." + entry.name()));
        } else if (expression instanceof ListLiteral list) {
            refuseParameters(list.elements(), path);
        } else if (expression instanceof SetLiteral set) {
            refuseParameters(set.elements(), path);
        }
    }

    private void refuseParameters(List<Expression> elements, String path) {
        for (int i = 0; i < elements.size(); i++) {
            refuseParameter(elements.get(i), path + "[" + i + "]");
        }
    }

    private void refuseParameter(Expression expression, String path) {
        if (expression instanceof Expression.Parameter parameter) {
            throw Refusals.amazon(
                    "Unsupported data type: Parameter under key " + path + " at " + Refusals.at(parameter.position()));
        }
        refuseParametersWithin(expression, path);
    }
}
