package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AttributePaths;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;

/** Tells a table access which paths the projection over it reads, so that nothing else is fetched. */
final class PushProjectRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE = RuleConfig.rule(
            "PushProject",
            project -> project.operand(LogicalProject.class)
                    .oneInput(items -> items.operand(ItemsRel.class)
                            .predicate(rel -> rel.wishes().output() == null)
                            .noInputs()),
            PushProjectRule::new);

    private PushProjectRule(RuleConfig config) {
        super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalProject project = call.rel(0);
        ItemsRel items = call.rel(1);
        List<Scalar> fields = List.of(new Scalar.WholeItem());
        List<Scalar> outputs = new ArrayList<>();
        for (RexNode node : project.getProjects()) {
            outputs.add(RexTranslation.toScalar(node, fields));
        }
        ItemsRel narrowed = items.with(items.wishes().withOutput(AttributePaths.of(outputs)));
        call.transformTo(project.copy(project.getTraitSet(), List.of(narrowed)));
    }
}
