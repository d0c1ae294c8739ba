package io.partita.planner.algebra;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Pushes what is asked of the row that holds a collection below the unnesting of it. */
final class PushThroughUnnestRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE = RuleConfig.rule(
            "PushThroughUnnest",
            filter -> filter.operand(LogicalFilter.class)
                    .oneInput(unnest -> unnest.operand(UnnestRel.class).anyInputs()),
            PushThroughUnnestRule::new);

    private PushThroughUnnestRule(RuleConfig config) {
        super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalFilter filter = call.rel(0);
        UnnestRel unnest = call.rel(1);
        int width = unnest.getInput().getRowType().getFieldCount();
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            (RelOptUtil.InputFinder.bits(conjunct).length() <= width ? below : above).add(conjunct);
        }
        if (below.isEmpty()) {
            return;
        }
        RelNode rows = unnest.copy(
                unnest.getTraitSet(), List.of(LogicalFilter.create(unnest.getInput(), condition(call, below))));
        call.transformTo(above.isEmpty() ? rows : LogicalFilter.create(rows, condition(call, above)));
    }

    private static RexNode condition(RelOptRuleCall call, List<RexNode> conjuncts) {
        return RexUtil.composeConjunction(call.rel(0).getCluster().getRexBuilder(), conjuncts);
    }
}
