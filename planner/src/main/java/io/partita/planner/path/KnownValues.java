package io.partita.planner.path;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * What is known of constant scalars while a plan is made. A literal that was lifted out of the text stands in the
 * plan as an argument; whoever asks for its value makes the plan depend on it, so ask only where it decides.
 */
public interface KnownValues {

    /** Knows the literals that stand in the plan itself. */
    KnownValues CONSTANTS = new KnownValues() {
        @Override
        public @Nullable AttributeValue value(Scalar scalar) {
            return scalar instanceof Scalar.Constant constant ? constant.value() : null;
        }

        @Override
        public @Nullable AttributeType type(Scalar scalar) {
            return scalar instanceof Scalar.Constant constant ? constant.value().type() : null;
        }
    };

    /** The value, or null if it is not known before the statement is executed. The plan is then bound to this value. */
    @Nullable
    AttributeValue value(Scalar scalar);

    /** The type of the value, or null if it is not known. Any plan may ask: literals of one shape have one type. */
    @Nullable
    AttributeType type(Scalar scalar);
}
