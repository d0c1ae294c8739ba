package io.partita.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.logical.LogicalAggregate;

/** Tells a table access that only the number of its items is wanted. */
final class PushCountRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE = RuleConfig.rule(
            "PushCount",
            aggregate -> aggregate
                    .operand(LogicalAggregate.class)
                    .predicate(PushCountRule::isCount)
                    .oneInput(items -> items.operand(ItemsRel.class)
                            .predicate(rel -> !rel.wishes().counting())
                            .noInputs()),
            PushCountRule::new);

    private PushCountRule(RuleConfig config) {
        super(config);
    }

    static boolean isCount(LogicalAggregate aggregate) {
        return aggregate.getGroupSet().isEmpty()
                && aggregate.getAggCallList().size() == 1
                && aggregate.getAggCallList().get(0).getArgList().isEmpty();
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalAggregate aggregate = call.rel(0);
        ItemsRel items = call.rel(1);
        call.transformTo(aggregate.copy(
                aggregate.getTraitSet(), List.of(items.with(items.wishes().counted()))));
    }
}
