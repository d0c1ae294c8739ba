package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Tuple;
import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.type.JsonText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows whose number, date or time is so far before or behind that of a row, in a partition ordered by one term. A row
 * without one has no distance to any other, and its peers alone are where it is.
 */
final class AtDistance implements FrameRows.Edge {
    private final Partition partition;
    private final boolean ascending;
    private final Distance distance;
    /** Where the rows that have numbers begin and end; they stand together. */
    private final int firstNumber;

    private final int behindNumbers;

    private AtDistance(Partition partition, Distance distance) {
        this.partition = partition;
        this.ascending = partition.order().get(0).ascending();
        this.distance = distance;
        int first = 0;
        while (first < partition.size() && number(first) == null) {
            first++;
        }
        int behind = first;
        while (behind < partition.size() && number(behind) != null) {
            behind++;
        }
        this.firstNumber = first;
        this.behindNumbers = behind;
    }

    static AtDistance of(Partition partition, Scalar offset, boolean preceding) {
        if (partition.order().size() != 1) {
            throw new QueryException(
                    QueryErrorCode.INVALID_STATEMENT,
                    "RANGE with an offset needs an ORDER BY of one term; ROWS and GROUPS count instead");
        }
        if (!offset.isConstant()) {
            return new AtDistance(partition, new MomentDistance(offset, partition.arguments()));
        }
        boolean backwards = preceding == partition.order().get(0).ascending();
        AttributeValue value = offset.evaluate(Item.EMPTY, partition.arguments());
        if (value instanceof NumberValue number && number.value().signum() >= 0) {
            return new AtDistance(
                    partition, new NumberDistance(backwards ? number.value().negate() : number.value()));
        }
        throw new QueryException(
                QueryErrorCode.INVALID_VALUE,
                "the offset of RANGE is a number that is not negative, not "
                        + (value == null ? "MISSING" : JsonText.of(value)));
    }

    private @Nullable BigDecimal number(int row) {
        AttributeValue key = partition.key(row, 0);
        return key == null ? null : distance.number(key);
    }

    @Override
    public int first(int row) {
        BigDecimal sought = sought(row);
        return sought == null ? partition.groupStart(partition.group(row)) : search(sought, false);
    }

    @Override
    public int behind(int row) {
        BigDecimal sought = sought(row);
        return sought == null ? partition.groupEnd(partition.group(row)) : search(sought, true);
    }

    private @Nullable BigDecimal sought(int row) {
        AttributeValue key = partition.key(row, 0);
        return key == null || distance.number(key) == null ? null : distance.shifted(key);
    }

    /** How what is ordered by becomes a number, and which number is so far away. */
    interface Distance {
        /** The number of a value; null if it has none. */
        @Nullable
        BigDecimal number(AttributeValue key);

        /** The number that is the distance away from a value that has one. */
        @Nullable
        BigDecimal shifted(AttributeValue key);
    }

    private record NumberDistance(BigDecimal difference) implements Distance {
        @Override
        public @Nullable BigDecimal number(AttributeValue key) {
            return key instanceof NumberValue number ? number.value() : null;
        }

        @Override
        public @Nullable BigDecimal shifted(AttributeValue key) {
            BigDecimal number = number(key);
            return number == null ? null : number.add(difference);
        }
    }

    /**
     * Dates and times, whose numbers are the seconds since 1970.
     *
     * @param offset what is the interval away from the only column
     */
    private record MomentDistance(Scalar offset, Arguments arguments) implements Distance {
        private static final Scalar SECONDS =
                new Scalar.Call(FunctionLibrary.get("EPOCH").operator(), List.of(new Scalar.Column(0)));

        @Override
        public @Nullable BigDecimal number(AttributeValue key) {
            return SECONDS.evaluate(new Tuple(new AttributeValue[] {key}), arguments) instanceof NumberValue seconds
                    ? seconds.value()
                    : null;
        }

        @Override
        public @Nullable BigDecimal shifted(AttributeValue key) {
            AttributeValue shifted = offset.evaluate(new Tuple(new AttributeValue[] {key}), arguments);
            return shifted == null ? null : number(shifted);
        }
    }

    /** The first row whose number is not before the sought one, or, to be behind it, the first that is after it. */
    private int search(BigDecimal sought, boolean behind) {
        int low = firstNumber;
        int high = behindNumbers;
        while (low < high) {
            int middle = (low + high) >>> 1;
            BigDecimal number = number(middle);
            int order = number == null ? 0 : number.compareTo(sought);
            order = ascending ? order : -order;
            if (order < 0 || (behind && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
