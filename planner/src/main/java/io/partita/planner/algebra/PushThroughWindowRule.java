package io.partita.planner.algebra;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Pushes what is asked of the columns of the partitioning below the window: a partition is in the window as a whole. */
final class PushThroughWindowRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE = RuleConfig.rule(
            "PushThroughWindow",
            filter -> filter.operand(LogicalFilter.class)
                    .oneInput(window -> window.operand(WindowRel.class).anyInputs()),
            PushThroughWindowRule::new);

    private PushThroughWindowRule(RuleConfig config) {
        super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalFilter filter = call.rel(0);
        WindowRel window = call.rel(1);
        ImmutableBitSet partition = partition(window);
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            ImmutableBitSet read = RelOptUtil.InputFinder.bits(conjunct);
            (!read.isEmpty() && partition.contains(read) ? below : above).add(conjunct);
        }
        if (below.isEmpty()) {
            return;
        }
        RexBuilder builder = filter.getCluster().getRexBuilder();
        RelNode input = LogicalFilter.create(window.getInput(), RexUtil.composeConjunction(builder, below));
        RelNode rows = window.copy(window.getTraitSet(), List.of(input));
        call.transformTo(
                above.isEmpty() ? rows : LogicalFilter.create(rows, RexUtil.composeConjunction(builder, above)));
    }

    private static ImmutableBitSet partition(WindowRel window) {
        return ImmutableBitSet.of(window.partition().stream()
                .filter(RexInputRef.class::isInstance)
                .map(column -> ((RexInputRef) column).getIndex())
                .toList());
    }
}
