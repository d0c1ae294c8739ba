package io.partita.planner.windows;

import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.WindowCall.Frame;
import io.partita.planner.plan.WindowCall.FrameBound;
import io.partita.planner.plan.WindowCall.FrameBoundKind;
import io.partita.planner.plan.WindowCall.FrameExclusion;
import io.partita.planner.plan.WindowCall.FrameUnit;

/** From which row and up to which row the frame of each row of a partition goes. Neither ever goes back. */
final class FrameRows {
    private final Partition partition;
    private final FrameExclusion exclusion;
    private final int[] from;
    private final int[] to;

    private FrameRows(Partition partition, FrameExclusion exclusion) {
        int size = partition.size();
        this.partition = partition;
        this.exclusion = exclusion;
        this.from = new int[size];
        this.to = new int[size];
    }

    /**
     * The frames of all rows.
     *
     * @throws QueryException INVALID_VALUE if an offset is NULL, below zero or no number
     */
    static FrameRows of(Frame frame, Partition partition) {
        FrameRows rows = new FrameRows(partition, frame.exclusion());
        Edge start = edge(frame.unit(), frame.start(), partition);
        Edge end = edge(frame.unit(), frame.end(), partition);
        for (int row = 0; row < partition.size(); row++) {
            int from = Math.max(0, Math.min(partition.size(), start.first(row)));
            rows.from[row] = from;
            rows.to[row] = Math.max(from, Math.min(partition.size(), end.behind(row)));
        }
        return rows;
    }

    /** The first row of the frame. */
    int from(int row) {
        return from[row];
    }

    /** The row behind the last of the frame; the first if the frame is empty. */
    int to(int row) {
        return to[row];
    }

    /** Whether a frame may lack rows between its first and its last. */
    boolean haveGaps() {
        return exclusion != FrameExclusion.NO_OTHERS;
    }

    /** Whether the frame of a row leaves out another row that lies between its ends. */
    boolean leavesOut(int row, int other) {
        return switch (exclusion) {
            case NO_OTHERS -> false;
            case CURRENT_ROW -> other == row;
            case GROUP -> partition.group(other) == partition.group(row);
            case TIES -> other != row && partition.group(other) == partition.group(row);
        };
    }

    /** One end of a frame: the rows that are at that distance. */
    interface Edge {
        /** The first of them. */
        int first(int row);

        /** The one behind the last of them. */
        int behind(int row);
    }

    private static Edge edge(FrameUnit unit, FrameBound bound, Partition partition) {
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> new AtPlace(0);
            case UNBOUNDED_FOLLOWING -> new AtPlace(partition.size());
            case CURRENT_ROW -> unit == FrameUnit.ROWS ? new AtRow(0) : new AtGroup(partition, 0);
            case PRECEDING, FOLLOWING -> {
                boolean preceding = bound.kind() == FrameBoundKind.PRECEDING;
                Scalar offset = bound.offset();
                if (offset == null) {
                    throw new IllegalArgumentException("a bound without its offset: " + bound);
                }
                yield unit == FrameUnit.RANGE
                        ? AtDistance.of(partition, offset, preceding)
                        : counted(unit, partition, offset, preceding);
            }
        };
    }

    private static Edge counted(FrameUnit unit, Partition partition, Scalar offset, boolean preceding) {
        int rows = WholeNumber.of(offset, partition.arguments(), 0, "the offset of a frame")
                .orElseThrow(() -> new QueryException(
                        QueryErrorCode.INVALID_VALUE, "the offset of a frame is a number of rows, not NULL"));
        int distance = Math.min(rows, partition.size());
        int signed = preceding ? -distance : distance;
        return unit == FrameUnit.ROWS ? new AtRow(signed) : new AtGroup(partition, signed);
    }

    /** The same for all rows. */
    private record AtPlace(int place) implements Edge {
        @Override
        public int first(int row) {
            return place;
        }

        @Override
        public int behind(int row) {
            return place;
        }
    }

    private record AtRow(int offset) implements Edge {
        @Override
        public int first(int row) {
            return row + offset;
        }

        @Override
        public int behind(int row) {
            return row + offset + 1;
        }
    }

    private record AtGroup(Partition partition, int offset) implements Edge {
        @Override
        public int first(int row) {
            int group = partition.group(row) + offset;
            return group >= partition.groups() ? partition.size() : partition.groupStart(Math.max(0, group));
        }

        @Override
        public int behind(int row) {
            int group = partition.group(row) + offset;
            return group < 0 ? 0 : partition.groupEnd(Math.min(group, partition.groups() - 1));
        }
    }
}
