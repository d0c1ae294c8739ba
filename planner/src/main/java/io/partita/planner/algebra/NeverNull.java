package io.partita.planner.algebra;

import io.partita.engine.api.expression.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Which columns are never NULL, because they are keys of the items that they come from. */
final class NeverNull {
    private NeverNull() {}

    /**
     * The condition of a join. Subqueries that became joins are joined by IS NOT DISTINCT FROM, which is the same as
     * {@code =} where one side is never NULL; and then it can be looked up.
     */
    static RexNode condition(Join join) {
        RexBuilder builder = join.getCluster().getRexBuilder();
        int width = join.getLeft().getRowType().getFieldCount();
        List<RexNode> conjuncts = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            conjuncts.add(
                    conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM
                                    && ((RexCall) conjunct)
                                            .getOperands().stream().anyMatch(side -> is(join, side, width))
                            ? builder.makeCall(SqlStdOperatorTable.EQUALS, ((RexCall) conjunct).getOperands())
                            : conjunct);
        }
        return RexUtil.composeConjunction(builder, conjuncts);
    }

    /** Of the sides themselves, before the join puts NULL in the place of rows that are not there. */
    private static boolean is(Join join, RexNode side, int width) {
        return side instanceof RexInputRef column
                && (column.getIndex() < width
                        ? is(join.getLeft(), column.getIndex())
                        : is(join.getRight(), column.getIndex() - width));
    }

    private static boolean is(RelNode node, int column) {
        if (node instanceof Project project) {
            RexNode value = project.getProjects().get(column);
            return value instanceof RexInputRef below
                    ? is(project.getInput(), below.getIndex())
                    : project.getInput() instanceof ItemsRel items && isKey(items, value);
        } else if (node instanceof Filter || node instanceof Sort) {
            return is(node.getInput(0), column);
        } else if (node instanceof Aggregate aggregate) {
            return column < aggregate.getGroupCount()
                    && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                    && is(aggregate.getInput(), aggregate.getGroupSet().nth(column));
        } else if (node instanceof Join join) {
            int width = join.getLeft().getRowType().getFieldCount();
            return column < width
                    ? !join.getJoinType().generatesNullsOnLeft() && is(join.getLeft(), column)
                    : !join.getJoinType().generatesNullsOnRight() && is(join.getRight(), column - width);
        } else if (node instanceof WindowRel || node instanceof UnnestRel) {
            RelNode input = node.getInput(0);
            return column < input.getRowType().getFieldCount() && is(input, column);
        }
        return false;
    }

    private static boolean isKey(ItemsRel items, RexNode value) {
        if (!(value instanceof RexCall call) || !(call.getOperator() instanceof ScalarOperator operator)) {
            return false;
        }
        Path path = operator.path();
        return path != null
                && path.isTopLevel()
                && LeafAccess.keys(items.source()).contains(path.attribute());
    }
}
