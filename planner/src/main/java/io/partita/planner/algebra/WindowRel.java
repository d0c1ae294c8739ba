package io.partita.planner.algebra;

import io.partita.planner.expression.RankingFunction;
import io.partita.planner.expression.WindowFunction;
import io.partita.planner.plan.WindowCall.Frame;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/** The input's columns, and behind them the results of window functions over one partitioning and order. */
final class WindowRel extends SingleRel {
    private final List<RexNode> partition;
    private final List<Order> order;
    private final List<Call> calls;

    /** One term of the order. */
    record Order(RexNode value, boolean ascending, boolean nullsFirst) {}

    /** One function. */
    record Call(
            WindowFunction function,
            List<RexNode> operands,
            boolean distinct,
            @Nullable RexNode filter,
            boolean ignoreNulls,
            Frame frame) {
        static Call rowNumber() {
            return new Call(RankingFunction.ROW_NUMBER, List.of(), false, null, false, Frame.DEFAULT);
        }
    }

    WindowRel(RelNode input, List<RexNode> partition, List<Order> order, List<Call> calls) {
        super(input.getCluster(), input.getCluster().traitSetOf(Convention.NONE), input);
        this.partition = partition;
        this.order = order;
        this.calls = calls;
    }

    List<RexNode> partition() {
        return partition;
    }

    List<Order> order() {
        return order;
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    protected RelDataType deriveRowType() {
        return Types.wider(getInput().getRowType(), calls.size());
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new WindowRel(inputs.get(0), partition, order, calls);
    }

    @Override
    public RelNode accept(RexShuttle shuttle) {
        return new WindowRel(
                getInput(),
                shuttle.apply(partition),
                order.stream()
                        .map(term -> new Order(shuttle.apply(term.value()), term.ascending(), term.nullsFirst()))
                        .toList(),
                calls.stream()
                        .map(call -> new Call(
                                call.function(),
                                shuttle.apply(call.operands()),
                                call.distinct(),
                                call.filter() == null ? null : shuttle.apply(call.filter()),
                                call.ignoreNulls(),
                                call.frame()))
                        .toList());
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer)
                .item("partition", partition)
                .item("order", order)
                .item("calls", calls);
    }
}
