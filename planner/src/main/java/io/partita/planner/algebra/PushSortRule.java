package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import io.partita.planner.path.AccessRequest;
import io.partita.planner.path.KnownValues;
import io.partita.planner.path.OrderTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;

/**
 * Tells a table access which order and how many rows are wanted over it. The sort stays until a path is chosen that
 * delivers the order.
 */
final class PushSortRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE = RuleConfig.rule(
            "PushSort",
            sort -> sort.operand(LogicalSort.class)
                    .predicate(rel -> !rel.getCollation().getFieldCollations().isEmpty())
                    .oneInput(project -> project.operand(LogicalProject.class)
                            .oneInput(items -> items.operand(ItemsRel.class)
                                    .predicate(rel -> !rel.wishes().sorted())
                                    .noInputs())),
            PushSortRule::new);

    private PushSortRule(RuleConfig config) {
        super(config);
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalSort sort = call.rel(0);
        LogicalProject project = call.rel(1);
        ItemsRel items = call.rel(2);
        KnownValues known = Objects.requireNonNullElse(
                call.getPlanner().getContext().unwrap(KnownValues.class), KnownValues.CONSTANTS);
        ItemsRel ordered = items.with(
                items.wishes().withOrder(order(sort, project, items, known)).withRows(RowCounts.read(sort)));
        LogicalProject over = (LogicalProject) project.copy(project.getTraitSet(), List.of(ordered));
        call.transformTo(sort.copy(sort.getTraitSet(), List.of(over)));
    }

    /** The terms, if all of them are in the order of top-level attributes. */
    private static List<OrderTerm> order(LogicalSort sort, LogicalProject project, ItemsRel items, KnownValues known) {
        List<Scalar> fields = List.of(new Scalar.WholeItem());
        List<OrderTerm> terms = new ArrayList<>();
        for (RelFieldCollation collation : sort.getCollation().getFieldCollations()) {
            Scalar value = RexTranslation.toScalar(project.getProjects().get(collation.getFieldIndex()), fields);
            String attribute = AccessRequest.orderedBy(
                    value, items.source().table(), items.wishes().conjuncts(), known);
            if (attribute == null) {
                return List.of();
            }
            terms.add(new OrderTerm(attribute, !collation.direction.isDescending()));
        }
        return terms;
    }
}
