package io.partita.planner.strict.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.parser.syntax.Expression;
import io.partita.planner.strict.text.Refusals;

/** The functions that are conditions. */
final class FunctionReader {
    private final OperandReader operands;

    FunctionReader(OperandReader operands) {
        this.operands = operands;
    }

    Condition condition(Expression.FunctionCall call) {
        String name = OperandReader.name(call);
        boolean plain = !call.distinct()
                && !call.star()
                && call.filter().isEmpty()
                && call.over().isEmpty()
                && call.withinGroup().isEmpty();
        int operandCount = switch (plain ? name : "") {
            case "attribute_exists", "attribute_not_exists" -> 1;
            case "attribute_type", "begins_with", "contains" -> 2;
            case "size" ->
                throw StoreException.validation(
                        "The function is not allowed to be used this way in an expression; function: size");
            default -> throw Refusals.function(call.name().text(), call.name().position());
        };
        if (call.arguments().size() != operandCount) {
            throw Refusals.operandCount(name, call.arguments().size());
        }
        Path path = operands.path(call.arguments().get(0), name);
        return operandCount == 1
                ? presence(name, path)
                : test(name, path, operands.operand(call.arguments().get(1)));
    }

    private static Condition presence(String name, Path path) {
        return name.equals("attribute_exists") ? new Condition.Exists(path) : new Condition.NotExists(path);
    }

    private static Condition test(String name, Path path, Operand operand) {
        AttributeValue value = operand instanceof Operand.Constant constant ? constant.value() : null;
        switch (name) {
            case "attribute_type" -> {
                if (!(value instanceof StringValue string)) {
                    throw Refusals.operandType(
                            name, value == null ? "PATH" : value.type().name());
                }
                return new Condition.HasType(path, type(string.value()));
            }
            case "begins_with" -> {
                if (value != null && value.type() != AttributeType.S && value.type() != AttributeType.B) {
                    throw Refusals.operandType(name, value.type().name());
                }
                return new Condition.BeginsWith(path, operand);
            }
            default -> {
                return new Condition.Contains(path, operand);
            }
        }
    }

    private static AttributeType type(String name) {
        for (AttributeType type : AttributeType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw StoreException.validation(
                "Invalid attribute type name found; type: " + name + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
    }
}
