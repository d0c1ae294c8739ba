package io.partita.planner.plan;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.WindowFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window function.
 *
 * @param operands over a row; those of LAG, LEAD, NTILE and NTH_VALUE that count rows are constant
 * @param distinct whether an aggregate counts equal values of a frame once
 * @param filter of an aggregate, or null
 * @param ignoreNulls of LAG, LEAD, FIRST_VALUE, LAST_VALUE and NTH_VALUE
 */
public record WindowCall(
        WindowFunction function,
        List<Scalar> operands,
        boolean distinct,
        @Nullable Scalar filter,
        boolean ignoreNulls,
        Frame frame) {
    public WindowCall {
        operands = List.copyOf(operands);
    }

    /** Which rows around a row a window function sees. */
    public record Frame(FrameUnit unit, FrameBound start, FrameBound end, FrameExclusion exclusion) {
        /** What SQL means where the statement does not say: from the start of the partition to the row's last peer. */
        public static final Frame DEFAULT = new Frame(
                FrameUnit.RANGE,
                new FrameBound(FrameBoundKind.UNBOUNDED_PRECEDING, null),
                new FrameBound(FrameBoundKind.CURRENT_ROW, null),
                FrameExclusion.NO_OTHERS);
    }

    /** Which rows of a frame are left out: the row itself, the row and its peers, or the peers. */
    public enum FrameExclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }

    public enum FrameUnit {
        ROWS,
        RANGE,
        GROUPS
    }

    /**
     * One end of a frame.
     *
     * @param offset for PRECEDING and FOLLOWING; otherwise null. A constant number of rows, groups, or of what is ordered
     *     by; or the date or time that is an interval away, over a tuple of the one that is ordered by
     */
    public record FrameBound(FrameBoundKind kind, @Nullable Scalar offset) {}

    public enum FrameBoundKind {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }
}
