package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Position;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.KnownValues;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the literals of a statement: constants of the plan or, where the plan does not depend on their
 * values, arguments, so that statements of one shape share a plan. For one statement and one thread.
 */
public interface Literals extends KnownValues {

    /** Every literal is a constant of the plan. */
    Literals FIXED = new Literals() {
        @Override
        public Scalar liftable(AttributeValue value, Position position) {
            return new Scalar.Constant(value);
        }

        @Override
        public @Nullable AttributeValue value(Scalar scalar) {
            return CONSTANTS.value(scalar);
        }

        @Override
        public @Nullable AttributeType type(Scalar scalar) {
            return CONSTANTS.type(scalar);
        }
    };

    /** The scalar for a literal that stands where an argument could. */
    Scalar liftable(AttributeValue value, Position position);
}
