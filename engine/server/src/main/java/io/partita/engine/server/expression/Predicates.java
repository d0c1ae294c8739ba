package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.expression.Faults.Kind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that are conditions. What is wrong with their operands is told to the faults. */
final class Predicates {
    private final Faults faults;

    Predicates(Faults faults) {
        this.faults = faults;
    }

    /** One that has one operand; null with a fault. */
    @Nullable
    Condition existence(String name, Operand operand) {
        if (!(operand instanceof Path path)) {
            faults.add(Kind.FUNCTION, "Operator or function requires a document path; operator or function: " + name);
            return null;
        }
        return name.equals("attribute_exists") ? new Condition.Exists(path) : new Condition.NotExists(path);
    }

    /** One that has two operands; null with a fault. */
    @Nullable
    Condition of(String name, Operand first, Operand second) {
        return switch (name) {
            case "attribute_type" -> attributeType(first, second);
            case "begins_with" -> beginsWith(first, second);
            default -> new Condition.Contains(first, second);
        };
    }

    private @Nullable Condition beginsWith(Operand first, Operand prefix) {
        for (Operand operand : List.of(first, prefix)) {
            AttributeType type = type(operand);
            if (type != null && type != AttributeType.S && type != AttributeType.B) {
                faults.add(Kind.FUNCTION, Functions.wrongType("begins_with", type));
                return null;
            }
        }
        return new Condition.BeginsWith(first, prefix);
    }

    private @Nullable Condition attributeType(Operand first, Operand second) {
        AttributeType type = type(second);
        if (type != AttributeType.S) {
            faults.add(
                    Kind.FUNCTION,
                    "Incorrect operand type for operator or function; operator or function: attribute_type, operand"
                            + " type: " + (type == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : type));
            return null;
        }
        String name = second instanceof Operand.Constant constant
                        && constant.value() instanceof AttributeValue.StringValue string
                ? string.value()
                : "";
        if (Arrays.stream(AttributeType.values()).noneMatch(each -> each.name().equals(name))) {
            faults.add(
                    Kind.FUNCTION,
                    "Invalid attribute type name found; type: " + name
                            + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
            return null;
        }
        return new Condition.HasType(first, AttributeType.valueOf(name));
    }

    /** The type of an operand, as far as it is known without an item. */
    static @Nullable AttributeType type(Operand operand) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value().type();
        }
        return operand instanceof Operand.Size ? AttributeType.N : null;
    }
}
