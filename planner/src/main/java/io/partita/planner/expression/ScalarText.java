package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scalars and values as the language would write them, for plans and messages; long values are cut. */
public final class ScalarText {
    private static final int MAX_LENGTH = 200;

    private final @Nullable Arguments arguments;
    private final ScalarNames names;

    private ScalarText(@Nullable Arguments arguments, ScalarNames names) {
        this.arguments = arguments;
        this.names = names;
    }

    /** The text of a scalar, arguments by their values, or as {@code ?} if there are none. */
    public static String of(Scalar scalar, @Nullable Arguments arguments) {
        return of(scalar, arguments, ScalarNames.NONE);
    }

    /** The same with names for what has none of its own. */
    public static String of(Scalar scalar, @Nullable Arguments arguments, ScalarNames names) {
        return new ScalarText(arguments, names).text(scalar, 0);
    }

    /** The text of a value as a literal; MISSING for null. */
    public static String of(@Nullable AttributeValue value) {
        String text = literal(value);
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    /** How tightly the operators of one kind bind; operands that bind less tightly are put in parentheses. */
    private static int strength(ScalarFunctions function) {
        return switch (function) {
            case OR -> 1;
            case AND -> 2;
            case NOT -> 3;
            case EQUAL, NOT_EQUAL, EQUAL_EXACT, NOT_EQUAL_EXACT, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 4;
            case BETWEEN, IN, IN_EXACT, LIKE, ILIKE, IS_NULL, IS_NULL_EXACT, IS_MISSING, IS_TRUE -> 4;
            case PLUS, MINUS, CONCATENATE -> 5;
            case TIMES, DIVIDE, REMAINDER -> 6;
            case NEGATE -> 7;
            default -> 8;
        };
    }

    private String text(Scalar scalar, int surrounding) {
        if (scalar instanceof Scalar.Constant constant) {
            return of(constant.value());
        } else if (scalar instanceof Scalar.Argument argument) {
            return argument(argument.slot());
        } else if (scalar instanceof Scalar.Attribute attribute) {
            return names.attribute(attribute.path().toString());
        } else if (scalar instanceof Scalar.Column column) {
            return names.column(column.index());
        } else if (scalar instanceof Scalar.Call call) {
            return call(call, surrounding);
        }
        if (scalar instanceof Scalar.Now now) {
            return now.text();
        }
        return scalar instanceof Scalar.Missing ? "MISSING" : "*";
    }

    private String argument(int slot) {
        if (slot < 0) {
            return names.lookedUp(slot);
        }
        return arguments == null ? "?" : of(arguments.get(slot));
    }

    private String call(Scalar.Call call, int surrounding) {
        if ((call.function() instanceof KeyFunction || call.function() instanceof BoundFunction)
                && arguments != null
                && !Spread.isLookedUp(call)) {
            return literal(call.evaluate(Item.EMPTY, arguments));
        }
        if (call.function() == KeyFunction.PREFIXED) {
            return text(call.operands().get(1), 0) + " || "
                    + text(call.operands().get(0), 0);
        }
        if (!(call.function() instanceof ScalarFunctions function)) {
            return call.function().symbol() + "(" + joined(call.operands(), ", ", 0) + ")";
        }
        int strength = strength(function);
        String text = operator(function, call.operands(), strength);
        return strength < surrounding ? "(" + text + ")" : text;
    }

    private String operator(ScalarFunctions function, List<Scalar> operands, int strength) {
        String symbol = function.symbol();
        return switch (function) {
            case AND, OR -> joined(operands, " " + symbol + " ", strength);
            case NOT -> "NOT " + text(operands.get(0), strength);
            case NEGATE -> "-" + text(operands.get(0), strength);
            case IS_NULL, IS_NULL_EXACT, IS_MISSING, IS_TRUE -> text(operands.get(0), strength + 1) + " " + symbol;
            case BETWEEN ->
                text(operands.get(0), strength + 1) + " BETWEEN " + text(operands.get(1), strength + 1) + " AND "
                        + text(operands.get(2), strength + 1);
            case IN, IN_EXACT ->
                text(operands.get(0), strength + 1) + " IN (" + joined(operands.subList(1, operands.size()), ", ", 0)
                        + ")";
            case LIKE, ILIKE ->
                text(operands.get(0), strength + 1) + " " + symbol + " "
                        + joined(operands.subList(1, operands.size()), " ESCAPE ", strength + 1);
            case CASE -> choice(operands);
            case CAST, TRY_CAST -> symbol + "(" + text(operands.get(0), 0) + " AS " + typeName(operands) + ")";
            case MAP -> "{" + pairs(operands) + "}";
            case LIST -> "[" + joined(operands, ", ", 0) + "]";
            case SET -> "<<" + joined(operands, ", ", 0) + ">>";
            case STEP -> steps(operands);
            default ->
                strength < 8
                        ? joined(operands, " " + symbol + " ", strength + 1)
                        : symbol + "(" + joined(operands, ", ", 0) + ")";
        };
    }

    private String joined(List<Scalar> operands, String separator, int surrounding) {
        return operands.stream().map(operand -> text(operand, surrounding)).collect(Collectors.joining(separator));
    }

    private String choice(List<Scalar> operands) {
        StringBuilder text = new StringBuilder("CASE");
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            text.append(" WHEN ").append(text(operands.get(i), 0));
            text.append(" THEN ").append(text(operands.get(i + 1), 0));
        }
        if (operands.size() % 2 == 1) {
            text.append(" ELSE ").append(text(operands.get(operands.size() - 1), 0));
        }
        return text.append(" END").toString();
    }

    private String typeName(List<Scalar> operands) {
        String bounds = operands.size() > 2 ? "(" + joined(operands.subList(2, operands.size()), ", ", 0) + ")" : "";
        return operands.get(1) instanceof Scalar.Constant constant && constant.value() instanceof StringValue type
                ? type.value().replace('_', ' ') + bounds
                : text(operands.get(1), 0);
    }

    private String pairs(List<Scalar> operands) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            text.append(i == 0 ? "" : ", ").append(text(operands.get(i), 0));
            text.append(": ").append(text(operands.get(i + 1), 0));
        }
        return text.toString();
    }

    private String steps(List<Scalar> operands) {
        StringBuilder text = new StringBuilder(text(operands.get(0), 8));
        for (Scalar step : operands.subList(1, operands.size())) {
            boolean isName = step instanceof Scalar.Constant constant && constant.value() instanceof StringValue;
            text.append(
                    isName
                            ? "." + ((StringValue) ((Scalar.Constant) step).value()).value()
                            : "[" + text(step, 0) + "]");
        }
        return text.toString();
    }

    private static String literal(@Nullable AttributeValue value) {
        if (value == null) {
            return "MISSING";
        }
        return switch (value.type()) {
            case S -> "'" + ((StringValue) value).value().replace("'", "''") + "'";
            case N -> ((NumberValue) value).text();
            case B -> "X'" + HexFormat.of().formatHex(((BinaryValue) value).bytes()) + "'";
            case BOOL -> ((BooleanValue) value).value() ? "TRUE" : "FALSE";
            case NULL -> "NULL";
            case M ->
                ((MapValue) value)
                        .entries().entrySet().stream()
                                .map(entry -> "'" + entry.getKey() + "': " + of(entry.getValue()))
                                .collect(Collectors.joining(", ", "{", "}"));
            case L ->
                ((ListValue) value).elements().stream().map(ScalarText::of).collect(Collectors.joining(", ", "[", "]"));
            case SS, NS, BS ->
                Spread.elements(value).stream().map(ScalarText::of).collect(Collectors.joining(", ", "<<", ">>"));
        };
    }
}
