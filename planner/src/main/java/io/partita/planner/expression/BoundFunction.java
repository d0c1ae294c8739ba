package io.partita.planner.expression;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The narrowest of several bounds of one side, which are known only when the statement is executed. MISSING if one is
 * NULL or they have different types: nothing is within all of them then.
 */
public enum BoundFunction implements ScalarFunction {
    GREATEST(1),
    LEAST(-1);

    private final int direction;

    BoundFunction(int direction) {
        this.direction = direction;
    }

    /** The narrowest of one or more bounds. */
    public Scalar of(List<Scalar> bounds) {
        return bounds.size() == 1 ? bounds.get(0) : new Scalar.Call(this, bounds);
    }

    @Override
    public String symbol() {
        return name();
    }

    @Override
    public @Nullable AttributeValue evaluate(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue narrowest = null;
        for (Scalar operand : operands) {
            AttributeValue value = operand.evaluate(item, arguments);
            if (value == null || !value.type().isOrdered() || (narrowest != null && narrowest.type() != value.type())) {
                return null;
            }
            if (narrowest == null || direction * Values.compare(value, narrowest) > 0) {
                narrowest = value;
            }
        }
        return narrowest;
    }
}
