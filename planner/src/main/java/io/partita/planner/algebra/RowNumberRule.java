package io.partita.planner.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes our own window of the row number that Calcite puts into a projection, when it turns a correlated subquery with
 * ORDER BY and LIMIT into a join. The columns of the partitioning are computed below, so that what is asked of them can
 * go further down.
 */
final class RowNumberRule extends RelRule<RuleConfig> {
    static final RelOptRule INSTANCE = RuleConfig.rule(
            "RowNumber",
            project -> project.operand(LogicalProject.class)
                    .predicate(each -> rowNumber(each) != null)
                    .anyInputs(),
            RowNumberRule::new);

    private RowNumberRule(RuleConfig config) {
        super(config);
    }

    /** The only window function that comes this way. */
    private static @Nullable RexOver rowNumber(LogicalProject project) {
        for (RexNode node : project.getProjects()) {
            if (node instanceof RexOver over && over.getKind() == SqlKind.ROW_NUMBER) {
                return over;
            }
        }
        return null;
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        LogicalProject project = call.rel(0);
        RexOver number = Objects.requireNonNull(rowNumber(project));
        RexBuilder builder = project.getCluster().getRexBuilder();
        RelNode input = project.getInput();
        // Computed below the window, so that what is asked of them can go further down, and items need not be windowed.
        List<RexNode> columns = new ArrayList<>();
        List<RexNode> outputs = new ArrayList<>();
        for (RexNode node : project.getProjects()) {
            outputs.add(node.equals(number) ? node : computed(node, columns));
        }
        List<RexNode> partition = new ArrayList<>();
        number.getWindow().partitionKeys.forEach(node -> partition.add(computed(node, columns)));
        List<WindowRel.Order> order = new ArrayList<>();
        number.getWindow().orderKeys.forEach(term -> order.add(term(term, computed(term.left, columns))));
        WindowRel window =
                new WindowRel(project(input, columns), partition, order, List.of(WindowRel.Call.rowNumber()));
        outputs.replaceAll(node -> node.equals(number) ? builder.makeInputRef(window, columns.size()) : node);
        call.transformTo(project(window, outputs));
    }

    private static RexNode computed(RexNode node, List<RexNode> columns) {
        int place = columns.indexOf(node);
        if (place < 0) {
            columns.add(node);
        }
        return new RexInputRef(place < 0 ? columns.size() - 1 : place, node.getType());
    }

    private static WindowRel.Order term(RexFieldCollation term, RexNode value) {
        return new WindowRel.Order(
                value,
                !term.getDirection().isDescending(),
                term.getNullDirection() == RelFieldCollation.NullDirection.FIRST);
    }

    private static RelNode project(RelNode input, List<RexNode> columns) {
        return LogicalProject.create(
                input, List.of(), columns, Types.row(columns.size()).getFieldNames(), Set.of());
    }
}
