package io.partita.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;

/** Drops a sort, or leaves only its limit, where the chosen path delivers the order. */
final class DropSortRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE = RuleConfig.rule(
            "DropSort",
            sort -> sort.operand(LogicalSort.class)
                    .predicate(rel -> !rel.getCollation().getFieldCollations().isEmpty())
                    .oneInput(project -> project.operand(LogicalProject.class)
                            .oneInput(access -> access.operand(AccessRel.class)
                                    .predicate(rel -> rel.choice().ordered())
                                    .noInputs())),
            DropSortRule::new);

    private DropSortRule(RuleConfig config) {
        super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalSort sort = call.rel(0);
        LogicalProject project = call.rel(1);
        AccessRel access = call.rel(2);
        RelNode rows = project.copy(project.getTraitSet(), List.of(access));
        boolean limits = sort.fetch != null || sort.offset != null;
        call.transformTo(limits ? LogicalSort.create(rows, RelCollations.EMPTY, sort.offset, sort.fetch) : rows);
    }
}
