package io.partita.planner.function;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of several values. What is not chosen is not evaluated. */
final class Choices {
    private Choices() {}

    static @Nullable AttributeValue ifKnown(List<Scalar> operands, Item item, Arguments arguments) {
        boolean known = !isNull(operands.get(0).evaluate(item, arguments));
        return operands.get(known ? 1 : 2).evaluate(item, arguments);
    }

    static @Nullable AttributeValue ifTrue(List<Scalar> operands, Item item, Arguments arguments) {
        boolean condition = operands.get(0).isTrue(item, arguments);
        return operands.get(condition ? 1 : 2).evaluate(item, arguments);
    }

    /** Value, candidate, result, candidate, result, …, and the last alone is for when none is equal. */
    static @Nullable AttributeValue decode(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        for (int i = 1; i + 1 < operands.size(); i += 2) {
            AttributeValue candidate = operands.get(i).evaluate(item, arguments);
            if (isNull(candidate) ? isNull(value) : candidate.equals(value)) {
                return operands.get(i + 1).evaluate(item, arguments);
            }
        }
        return operands.size() % 2 == 0
                ? operands.get(operands.size() - 1).evaluate(item, arguments)
                : AttributeValue.nullValue();
    }

    /** MISSING if they are not all strings, all numbers or all binaries. */
    static @Nullable AttributeValue extreme(Inputs in, int sign) {
        AttributeValue extreme = in.value(0);
        for (int i = 0; i < in.count(); i++) {
            AttributeValue value = in.value(i);
            if (value.type() != extreme.type() || !value.type().isOrdered()) {
                return null;
            }
            extreme = Values.compare(value, extreme) * sign > 0 ? value : extreme;
        }
        return extreme;
    }

    static boolean isNull(@Nullable AttributeValue value) {
        return value == null || value.type() == AttributeType.NULL;
    }
}
