package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.WindowCall;
import java.util.Arrays;
import java.util.OptionalInt;

/** LAG and LEAD. */
record Neighbours(WindowCall call) implements WindowColumn {

    @Override
    public AttributeValue[] over(Partition partition) {
        OptionalInt distance = call.operands().size() < 2
                ? OptionalInt.of(1)
                : WholeNumber.of(
                        call.operands().get(1),
                        partition.arguments(),
                        0,
                        call.function().name());
        AttributeValue[] results = new AttributeValue[partition.size()];
        if (distance.isEmpty()) {
            Arrays.fill(results, NullValue.NULL);
            return results;
        }
        Candidates candidates = Candidates.of(partition, call.operands().get(0), call.ignoreNulls());
        for (int row = 0; row < results.length; row++) {
            long place = place(candidates, row, distance.getAsInt());
            results[row] = place >= 0 && place < candidates.count()
                    ? candidates.value((int) place)
                    : otherwise(partition, row);
        }
        return results;
    }

    /** The number of the candidate that is so far away; the row itself does not count, unless it is what is sought. */
    private long place(Candidates candidates, int row, int distance) {
        boolean isCandidate = candidates.before(row + 1) > candidates.before(row);
        if (distance == 0 && !isCandidate) {
            return -1;
        }
        return call.function() == RankingFunction.LAG
                ? (long) candidates.before(row) - distance
                : candidates.before(row + 1) - 1L + distance;
    }

    private AttributeValue otherwise(Partition partition, int row) {
        if (call.operands().size() < 3) {
            return NullValue.NULL;
        }
        Scalar operand = call.operands().get(2);
        AttributeValue value = operand.evaluate(partition.row(row), partition.arguments());
        return value == null ? NullValue.NULL : value;
    }
}
