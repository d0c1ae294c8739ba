package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.JsonText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rows whose number is so far before or behind that of a row, in a partition ordered by one term. A row without a
 * number has no distance to any other, and its peers alone are where it is.
 */
final class AtDistance implements FrameRows.Edge {
    private final Partition partition;
    private final boolean ascending;
    /** Added to a row's number. */
    private final BigDecimal difference;
    /** Where the rows that have numbers begin and end; they stand together. */
    private final int firstNumber;

    private final int behindNumbers;

    private AtDistance(Partition partition, BigDecimal offset, boolean preceding) {
        this.partition = partition;
        this.ascending = partition.order().get(0).ascending();
        this.difference = preceding == ascending ? offset.negate() : offset;
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
        AttributeValue value = offset.evaluate(Item.EMPTY, partition.arguments());
        if (value instanceof NumberValue number && number.value().signum() >= 0) {
            return new AtDistance(partition, number.value(), preceding);
        }
        throw new QueryException(
                QueryErrorCode.INVALID_VALUE,
                "the offset of RANGE is a number that is not negative, not "
                        + (value == null ? "MISSING" : JsonText.of(value)));
    }

    private @Nullable BigDecimal number(int row) {
        return partition.key(row, 0) instanceof NumberValue number ? number.value() : null;
    }

    @Override
    public int first(int row) {
        BigDecimal number = number(row);
        return number == null ? partition.groupStart(partition.group(row)) : search(number.add(difference), false);
    }

    @Override
    public int behind(int row) {
        BigDecimal number = number(row);
        return number == null ? partition.groupEnd(partition.group(row)) : search(number.add(difference), true);
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
