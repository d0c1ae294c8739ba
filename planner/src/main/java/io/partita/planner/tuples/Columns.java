package io.partita.planner.tuples;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scalars that are evaluated together, row after row. Immutable. */
public final class Columns {
    private final Scalar[] scalars;
    private final Arguments arguments;

    public Columns(List<Scalar> scalars, Arguments arguments) {
        this.scalars = scalars.toArray(Scalar[]::new);
        this.arguments = arguments;
    }

    public int width() {
        return scalars.length;
    }

    /** A tuple of the values. */
    public Tuple of(Item row) {
        @Nullable AttributeValue[] values = new AttributeValue[scalars.length];
        for (int i = 0; i < scalars.length; i++) {
            values[i] = scalars[i].evaluate(row, arguments);
        }
        return new Tuple(values);
    }

    /** The value of one of them; null for MISSING. */
    public @Nullable AttributeValue value(int column, Item row) {
        return scalars[column].evaluate(row, arguments);
    }
}
