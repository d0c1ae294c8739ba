package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.WindowCall;
import java.util.List;

/** The results of one window function over a partition. */
interface WindowColumn {

    /** One for each row. */
    AttributeValue[] over(Partition partition);

    /**
     * How a call is computed.
     *
     * @param memory for what a function holds beside the rows
     */
    static WindowColumn of(WindowCall call, MemoryBound memory) {
        if (call.function() instanceof AggregateFunction function) {
            return new FrameAggregate(
                    new AggregateCall(function, call.operands(), call.distinct(), call.filter(), List.of()),
                    call.frame(),
                    memory);
        }
        RankingFunction function = (RankingFunction) call.function();
        return switch (function) {
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE -> new Ranks(function, call.operands());
            case LAG, LEAD -> new Neighbours(call);
            case FIRST_VALUE, LAST_VALUE, NTH_VALUE -> new FrameValues(call);
        };
    }
}
