package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.logical.LogicalFilter;

/** Pushes a filter into the table access under it. */
final class PushFilterRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE = RuleConfig.rule(
            "PushFilter",
            filter -> filter.operand(LogicalFilter.class)
                    .oneInput(items -> items.operand(ItemsRel.class).noInputs()),
            PushFilterRule::new);

    private PushFilterRule(RuleConfig config) {
        super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalFilter filter = call.rel(0);
        ItemsRel items = call.rel(1);
        Scalar predicate = RexTranslation.toScalar(filter.getCondition(), List.of(new Scalar.WholeItem()));
        List<Scalar> conjuncts = predicate instanceof Scalar.Call and && and.function() == ScalarFunctions.AND
                ? and.operands()
                : List.of(predicate);
        call.transformTo(items.with(items.wishes().withConjuncts(conjuncts)));
    }
}
