package io.partita.planner.algebra;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** LIMIT and OFFSET, which Calcite wants as literals or parameters. */
final class RowCounts {
    private RowCounts() {}

    static @Nullable RexNode toRex(@Nullable Scalar count, RexBuilder builder) {
        if (count == null) {
            return null;
        } else if (count instanceof Scalar.Argument argument) {
            return builder.makeDynamicParam(Types.COUNT, argument.slot());
        } else if (count instanceof Scalar.Constant constant && constant.value() instanceof NumberValue number) {
            return builder.makeExactLiteral(number.value(), Types.COUNT);
        }
        throw new IllegalArgumentException("no count of rows: " + count);
    }

    static @Nullable Scalar toScalar(@Nullable RexNode count) {
        if (count == null) {
            return null;
        } else if (count instanceof RexDynamicParam parameter) {
            return new Scalar.Argument(parameter.getIndex(), false);
        }
        return new Scalar.Constant(AttributeValue.of(value((RexLiteral) count)));
    }

    private static BigDecimal value(RexLiteral literal) {
        BigDecimal value = literal.getValueAs(BigDecimal.class);
        if (value == null) {
            throw new IllegalStateException("no count of rows: " + literal);
        }
        return value;
    }

    /** How many rows are read for a limit, the skipped ones included; null if that is not known or not limited. */
    static @Nullable Long read(Sort sort) {
        if (!(sort.fetch instanceof RexLiteral fetch)
                || (sort.offset != null && !(sort.offset instanceof RexLiteral))) {
            return null;
        }
        BigDecimal skipped = sort.offset == null ? BigDecimal.ZERO : value((RexLiteral) sort.offset);
        BigDecimal rows = value(fetch);
        BigDecimal read = rows.signum() == 0 ? rows : rows.add(skipped);
        return read.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** The same as a scalar, for a sort that keeps no more; null if there is no limit. */
    static @Nullable Scalar kept(@Nullable Scalar offset, @Nullable Scalar limit) {
        return offset == null || limit == null ? limit : new Scalar.Call(ScalarFunctions.PLUS, List.of(offset, limit));
    }
}
