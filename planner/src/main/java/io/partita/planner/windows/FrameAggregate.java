package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.grouping.Accumulator;
import io.partita.planner.grouping.Accumulator.Reversible;
import io.partita.planner.grouping.Aggregation;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.WindowCall.Frame;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over frames. A frame that only grows, and any frame of a function that can forget, costs as much as its
 * rows that come and go; the others, and those that leave out rows in their midst, are computed anew.
 */
final class FrameAggregate implements WindowColumn {
    private final AggregateCall call;
    private final Frame frame;
    private final MemoryBound memory;

    FrameAggregate(AggregateCall call, Frame frame, MemoryBound memory) {
        this.call = call;
        this.frame = frame;
        this.memory = memory;
    }

    @Override
    public AttributeValue[] over(Partition partition) {
        Aggregation aggregation = new Aggregation(call, partition.arguments());
        @Nullable AttributeValue[] values = new AttributeValue[partition.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = aggregation.value(partition.row(row));
        }
        FrameRows frames = FrameRows.of(frame, partition);
        if (frames.haveGaps()) {
            return withGaps(partition, frames, values, aggregation);
        }
        boolean isExtreme = call.function() == AggregateFunction.MIN || call.function() == AggregateFunction.MAX;
        Sliding sliding = isExtreme
                ? new SlidingExtreme(values, call.function() == AggregateFunction.MAX)
                : new SlidingAccumulator(partition, values, aggregation);
        return results(partition, frames, sliding);
    }

    private static AttributeValue[] results(Partition partition, FrameRows frames, Sliding sliding) {
        AttributeValue[] results = new AttributeValue[partition.size()];
        for (int row = 0; row < results.length; row++) {
            partition.pace().step();
            int from = frames.from(row);
            int to = frames.to(row);
            boolean same = row > 0 && from == frames.from(row - 1) && to == frames.to(row - 1);
            results[row] = same ? results[row - 1] : sliding.result(from, to);
        }
        return results;
    }

    /** Computes each frame anew. */
    private AttributeValue[] withGaps(
            Partition partition, FrameRows frames, @Nullable AttributeValue[] values, Aggregation aggregation) {
        AttributeValue[] results = new AttributeValue[values.length];
        for (int row = 0; row < values.length; row++) {
            memory.release();
            Accumulator accumulator = aggregation.start(memory);
            for (int other = frames.from(row); other < frames.to(row); other++) {
                partition.pace().step();
                AttributeValue value = values[other];
                if (value != null && !frames.leavesOut(row, other)) {
                    accumulator.add(value, partition.row(other));
                }
            }
            results[row] = accumulator.result();
        }
        return results;
    }

    /** Gives the results of frames that never go back. */
    interface Sliding {
        AttributeValue result(int from, int to);
    }

    /** What has been added and not been removed again are the rows from one to another. */
    private final class SlidingAccumulator implements Sliding {
        private final Partition partition;
        private final @Nullable AttributeValue[] values;
        private final Aggregation aggregation;
        private Accumulator accumulator;
        private int first;
        private int behind;

        SlidingAccumulator(Partition partition, @Nullable AttributeValue[] values, Aggregation aggregation) {
            this.partition = partition;
            this.values = values;
            this.aggregation = aggregation;
            this.accumulator = aggregation.start(memory);
        }

        @Override
        public AttributeValue result(int from, int to) {
            if (from >= behind || (from > first && !(accumulator instanceof Reversible))) {
                restart(from);
            }
            for (; behind < to; behind++) {
                AttributeValue value = values[behind];
                partition.pace().step();
                if (value != null) {
                    accumulator.add(value, partition.row(behind));
                }
            }
            for (; first < from; first++) {
                AttributeValue value = values[first];
                if (value != null && accumulator instanceof Reversible reversible) {
                    reversible.remove(value);
                }
            }
            return accumulator.result();
        }

        private void restart(int from) {
            memory.release();
            accumulator = aggregation.start(memory);
            first = from;
            behind = from;
        }
    }
}
