package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.plan.WindowCall;
import java.util.OptionalInt;

/** FIRST_VALUE, LAST_VALUE and NTH_VALUE of the frame. */
record FrameValues(WindowCall call) implements WindowColumn {

    @Override
    public AttributeValue[] over(Partition partition) {
        OptionalInt number = call.function() == RankingFunction.NTH_VALUE
                ? WholeNumber.of(call.operands().get(1), partition.arguments(), 1, "NTH_VALUE")
                : OptionalInt.of(1);
        FrameRows frames = FrameRows.of(call.frame(), partition);
        Candidates candidates = Candidates.of(partition, call.operands().get(0), call.ignoreNulls());
        AttributeValue[] results = new AttributeValue[partition.size()];
        for (int row = 0; row < results.length; row++) {
            if (frames.haveGaps()) {
                results[row] =
                        number.isEmpty() ? NullValue.NULL : pick(partition, frames, candidates, row, number.getAsInt());
                continue;
            }
            results[row] = number.isEmpty() || frames.from(row) == frames.to(row)
                    ? NullValue.NULL
                    : value(
                            candidates,
                            candidates.before(frames.from(row)),
                            candidates.before(frames.to(row)),
                            number.getAsInt());
        }
        return results;
    }

    /** Of the candidates that the frame does not leave out. */
    private AttributeValue pick(Partition partition, FrameRows frames, Candidates candidates, int row, int number) {
        boolean last = call.function() == RankingFunction.LAST_VALUE;
        int wanted = number;
        int step = last ? -1 : 1;
        int other = last ? frames.to(row) - 1 : frames.from(row);
        for (; other >= frames.from(row) && other < frames.to(row); other += step) {
            partition.pace().step();
            boolean isCandidate = candidates.before(other + 1) > candidates.before(other);
            if (isCandidate && !frames.leavesOut(row, other) && --wanted == 0) {
                return candidates.value(candidates.before(other));
            }
        }
        return NullValue.NULL;
    }

    /** Of the candidates from one number up to another. */
    private AttributeValue value(Candidates candidates, int from, int to, int number) {
        long place = call.function() == RankingFunction.LAST_VALUE ? to - 1L : (long) from + number - 1;
        return place >= from && place < to ? candidates.value((int) place) : NullValue.NULL;
    }
}
