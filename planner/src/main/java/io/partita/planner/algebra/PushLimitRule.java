package io.partita.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;

/** Tells a table access how many rows are wanted over it, where no order is. */
final class PushLimitRule extends RelRule<RuleConfig> {
    static final RelOptRule OVER_ITEMS = RuleConfig.rule(
            "PushLimit",
            sort -> sort.operand(LogicalSort.class)
                    .predicate(PushLimitRule::isLimit)
                    .oneInput(items -> items.operand(ItemsRel.class)
                            .predicate(rel -> rel.wishes().rows() == null)
                            .noInputs()),
            PushLimitRule::new);

    static final RelOptRule OVER_PROJECT = RuleConfig.rule(
            "PushLimitThroughProject",
            sort -> sort.operand(LogicalSort.class)
                    .predicate(PushLimitRule::isLimit)
                    .oneInput(project -> project.operand(LogicalProject.class)
                            .oneInput(items -> items.operand(ItemsRel.class)
                                    .predicate(rel -> rel.wishes().rows() == null)
                                    .noInputs())),
            PushLimitRule::new);

    private PushLimitRule(RuleConfig config) {
        super(config);
    }

    private static boolean isLimit(Sort sort) {
        return sort.getCollation().getFieldCollations().isEmpty() && RowCounts.read(sort) != null;
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalSort sort = call.rel(0);
        ItemsRel items = call.rel(call.rels.length - 1);
        RelNode limited = items.with(items.wishes().withRows(RowCounts.read(sort)));
        if (call.rels.length == 3) {
            RelNode project = call.rel(1);
            limited = project.copy(project.getTraitSet(), List.of(limited));
        }
        call.transformTo(sort.copy(sort.getTraitSet(), List.of(limited)));
    }
}
