package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.expression.Scalar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;

/** Functions of a row's place alone. */
record Ranks(RankingFunction function, List<Scalar> operands) implements WindowColumn {
    private static final MathContext PRECISION = new MathContext(38, RoundingMode.HALF_EVEN);

    @Override
    public AttributeValue[] over(Partition partition) {
        OptionalInt buckets = function == RankingFunction.NTILE
                ? WholeNumber.of(operands.get(0), partition.arguments(), 1, "NTILE")
                : OptionalInt.empty();
        AttributeValue[] results = new AttributeValue[partition.size()];
        for (int row = 0; row < results.length; row++) {
            partition.pace().step();
            results[row] = rank(partition, row, buckets);
        }
        return results;
    }

    private AttributeValue rank(Partition partition, int row, OptionalInt buckets) {
        int size = partition.size();
        int group = partition.group(row);
        return switch (function) {
            case ROW_NUMBER -> AttributeValue.of(row + 1L);
            case RANK -> AttributeValue.of(partition.groupStart(group) + 1L);
            case DENSE_RANK -> AttributeValue.of(group + 1L);
            case PERCENT_RANK -> quotient(partition.groupStart(group), Math.max(1, size - 1));
            case CUME_DIST -> quotient(partition.groupEnd(group), size);
            case NTILE -> buckets.isEmpty() ? NullValue.NULL : AttributeValue.of(bucket(row, size, buckets.getAsInt()));
            default -> throw new IllegalArgumentException("not a function of the place alone: " + function);
        };
    }

    /** The first buckets have one row more than the others, if the rows cannot be shared out evenly. */
    private static long bucket(int row, int size, int buckets) {
        int share = size / buckets;
        int larger = size % buckets;
        int inLarger = larger * (share + 1);
        return row < inLarger ? row / (share + 1) + 1L : larger + (row - inLarger) / Math.max(1, share) + 1L;
    }

    private static AttributeValue quotient(int dividend, int divisor) {
        return AttributeValue.of(BigDecimal.valueOf(dividend).divide(BigDecimal.valueOf(divisor), PRECISION));
    }
}
