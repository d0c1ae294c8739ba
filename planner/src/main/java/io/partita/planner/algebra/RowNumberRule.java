package io.partita.planner.algebra;

import io.partita.planner.expression.RankingFunction;
import io.partita.planner.plan.WindowCall.Frame;
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
        int width = input.getRowType().getFieldCount();
        List<RexNode> partition = number.getWindow().partitionKeys;
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(builder.makeInputRef(input, i));
        }
        columns.addAll(partition);
        RelNode rows = project(input, columns);
        List<RexNode> computed = new ArrayList<>();
        for (int i = 0; i < partition.size(); i++) {
            computed.add(builder.makeInputRef(rows, width + i));
        }
        WindowRel window = new WindowRel(
                rows,
                computed,
                number.getWindow().orderKeys.stream().map(RowNumberRule::term).toList(),
                List.of(new WindowRel.Call(RankingFunction.ROW_NUMBER, List.of(), false, null, false, Frame.DEFAULT)));
        List<RexNode> outputs = new ArrayList<>();
        for (RexNode node : project.getProjects()) {
            int place = partition.indexOf(node);
            outputs.add(
                    node.equals(number)
                            ? builder.makeInputRef(window, width + partition.size())
                            : place < 0 ? node : computed.get(place));
        }
        call.transformTo(project(window, outputs));
    }

    private static WindowRel.Order term(RexFieldCollation term) {
        return new WindowRel.Order(
                term.left,
                !term.getDirection().isDescending(),
                term.getNullDirection() == RelFieldCollation.NullDirection.FIRST);
    }

    private static RelNode project(RelNode input, List<RexNode> columns) {
        return LogicalProject.create(
                input, List.of(), columns, Types.row(columns.size()).getFieldNames(), Set.of());
    }
}
