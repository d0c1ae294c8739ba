package io.partita.planner.expression;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.type.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression of one row that is bound and ready to evaluate. Immutable, part of cached plans.
 *
 * <p>The value of a scalar is an attribute value; null stands for MISSING. A predicate is a scalar whose
 * value is a boolean; NULL or MISSING is unknown, and a row qualifies only where its predicate is true. The
 * differences between the two manners of the language are settled by the binder, which chooses functions.
 */
public sealed interface Scalar {

    /** The value for an item and a set of arguments, or null for MISSING. */
    @Nullable
    AttributeValue evaluate(Item item, Arguments arguments);

    /** Whether the value depends on arguments alone, so that a key may be made of it. */
    boolean isConstant();

    /** Whether this is a predicate that is true for the item, not false or unknown. */
    default boolean isTrue(Item item, Arguments arguments) {
        return Truth.isTrue(evaluate(item, arguments));
    }

    /** A literal. */
    record Constant(AttributeValue value) implements Scalar {
        @Override
        public AttributeValue evaluate(Item item, Arguments arguments) {
            return value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** The literal MISSING. */
    record Missing() implements Scalar {
        @Override
        public @Nullable AttributeValue evaluate(Item item, Arguments arguments) {
            return null;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /**
     * An argument slot.
     *
     * @param spread whether the argument stands as the only candidate of an IN, so that a list or set bound to it
     *     means its elements
     */
    record Argument(int slot, boolean spread) implements Scalar {
        @Override
        public AttributeValue evaluate(Item item, Arguments arguments) {
            return arguments.get(slot);
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** An attribute, or a path into it. */
    record Attribute(Path path) implements Scalar {
        @Override
        public @Nullable AttributeValue evaluate(Item item, Arguments arguments) {
            return path.in(item);
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    /** A column of a {@link Tuple}, from 0. */
    record Column(int index) implements Scalar {
        @Override
        public @Nullable AttributeValue evaluate(Item item, Arguments arguments) {
            return ((Tuple) item).value(index);
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    /**
     * The date, the time of day or both, in UTC, when the statement began.
     *
     * @param type DATE, TIME or TIMESTAMP
     * @param digits behind the seconds, 0 to 9; the rest is cut off
     */
    record Now(SqlType type, int digits) implements Scalar {
        private static final int TIME_DIGITS = 0;
        private static final int TIMESTAMP_DIGITS = 6;

        /** With as many digits as there are without a precision. */
        public Now(SqlType type) {
            this(type, usual(type));
        }

        private static int usual(SqlType type) {
            return type == SqlType.TIMESTAMP ? TIMESTAMP_DIGITS : TIME_DIGITS;
        }

        @Override
        public AttributeValue evaluate(Item item, Arguments arguments) {
            OffsetDateTime now = arguments.now().atOffset(ZoneOffset.UTC);
            OffsetDateTime cut = now.withNano(BigDecimal.valueOf(now.getNano(), 9)
                    .setScale(digits, RoundingMode.DOWN)
                    .movePointRight(9)
                    .intValueExact());
            return AttributeValue.of(TemporalText.of(
                    switch (type) {
                        case DATE -> cut.toLocalDate();
                        case TIME -> cut.toLocalTime();
                        default -> cut;
                    }));
        }

        String text() {
            return "CURRENT_" + type + (digits == usual(type) ? "" : "(" + digits + ")");
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** The whole item as a map, for {@code SELECT VALUE t} and the like. */
    record WholeItem() implements Scalar {
        @Override
        public AttributeValue evaluate(Item item, Arguments arguments) {
            return AttributeValue.of(item.attributes());
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    /** A function of other scalars. */
    record Call(ScalarFunction function, List<Scalar> operands) implements Scalar {
        public Call {
            operands = List.copyOf(operands);
        }

        @Override
        public @Nullable AttributeValue evaluate(Item item, Arguments arguments) {
            return function.evaluate(operands, item, arguments);
        }

        @Override
        public boolean isConstant() {
            for (Scalar operand : operands) {
                if (!operand.isConstant()) {
                    return false;
                }
            }
            return function.isDeterministic();
        }
    }
}
