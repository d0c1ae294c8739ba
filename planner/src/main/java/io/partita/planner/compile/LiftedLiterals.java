package io.partita.planner.compile;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.parser.syntax.Position;
import io.partita.planner.binder.Literals;
import io.partita.planner.expression.Scalar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The literals of one statement while it is compiled: those that may be lifted become arguments behind the parameters,
 * and those whose values somebody asks for are remembered, because the plan depends on them.
 */
final class LiftedLiterals implements Literals {
    private final Shape shape;
    /** The literals of the shape in the order of their slots. */
    private final List<Integer> lifted = new ArrayList<>();

    private final BitSet asked = new BitSet();

    LiftedLiterals(Shape shape) {
        this.shape = shape;
    }

    @Override
    public Scalar liftable(AttributeValue value, Position position) {
        int literal = find(value, position);
        if (literal < 0) {
            return new Scalar.Constant(value);
        }
        int place = lifted.indexOf(literal);
        if (place < 0) {
            place = lifted.size();
            lifted.add(literal);
        }
        return new Scalar.Argument(shape.parameters() + place, false);
    }

    /** The literal of the shape that the parser has read at this place, with this value and nothing around it. */
    private int find(AttributeValue value, Position position) {
        List<Shape.Literal> literals = shape.literals();
        int low = 0;
        int high = literals.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Shape.Literal literal = literals.get(middle);
            if (literal.offset() == position.offset()) {
                boolean same = literal.source().length() == position.length()
                        && literal.value().equals(value);
                return same ? middle : -1;
            } else if (literal.offset() < position.offset()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public @Nullable AttributeValue value(Scalar scalar) {
        int literal = literalOf(scalar);
        if (literal < 0) {
            return CONSTANTS.value(scalar);
        }
        asked.set(literal);
        return shape.literals().get(literal).value();
    }

    @Override
    public @Nullable AttributeType type(Scalar scalar) {
        int literal = literalOf(scalar);
        return literal < 0
                ? CONSTANTS.type(scalar)
                : shape.literals().get(literal).value().type();
    }

    private int literalOf(Scalar scalar) {
        return scalar instanceof Scalar.Argument argument && argument.slot() >= shape.parameters()
                ? lifted.get(argument.slot() - shape.parameters())
                : -1;
    }

    /** Which literals of the shape fill the slots behind the parameters, in the order of the slots. */
    List<Integer> slots() {
        return List.copyOf(lifted);
    }

    /** The literals of the shape that the plan depends on: those that were not lifted, or whose values were asked for. */
    BitSet pinned() {
        BitSet pinned = new BitSet();
        pinned.set(0, shape.literals().size());
        lifted.forEach(pinned::clear);
        pinned.or(asked);
        return pinned;
    }
}
