package io.partita.planner.algebra;

import io.partita.engine.api.expression.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Joins by equality where columns are compared so that NULL matches NULL but one of them is never NULL: rows are looked
 * up by equality only.
 */
final class NullMatches extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode rebuilt = super.visit(node);
        return rebuilt instanceof Join join ? withEqualities(join) : rebuilt;
    }

    private static RelNode withEqualities(Join join) {
        RexBuilder rex = join.getCluster().getRexBuilder();
        List<RexNode> conjuncts = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            RexNode match = conjunct instanceof RexCall call
                    ? RelOptUtil.collapseExpandedIsNotDistinctFromExpr(call, rex)
                    : conjunct;
            boolean equality = match.getKind() == SqlKind.IS_NOT_DISTINCT_FROM
                    && ((RexCall) match).getOperands().stream().anyMatch(operand -> isNeverNull(join, operand));
            conjuncts.add(
                    equality
                            ? rex.makeCall(Types.TRUTH, SqlStdOperatorTable.EQUALS, ((RexCall) match).getOperands())
                            : match);
        }
        RexNode condition = RexUtil.composeConjunction(rex, conjuncts);
        return join.copy(
                join.getTraitSet(),
                condition,
                join.getLeft(),
                join.getRight(),
                join.getJoinType(),
                join.isSemiJoinDone());
    }

    /** Of a join's sides as they are before they are joined. */
    private static boolean isNeverNull(Join join, RexNode operand) {
        if (!(operand instanceof RexInputRef column)) {
            return false;
        }
        int width = join.getLeft().getRowType().getFieldCount();
        return column.getIndex() < width
                ? isNeverNull(join.getLeft(), column)
                : isNeverNull(join.getRight(), RexUtil.shift(column, -width));
    }

    private static boolean isNeverNull(RelNode rows, RexNode value) {
        if (rows instanceof Project project) {
            return isNeverNull(project.getInput(), RelOptUtil.pushPastProject(value, project));
        } else if (rows instanceof Filter filter) {
            return RelOptUtil.conjunctions(filter.getCondition()).stream()
                            .anyMatch(conjunct -> excludesNull(conjunct, value))
                    || isNeverNull(filter.getInput(), value);
        } else if (rows instanceof Aggregate aggregate) {
            return value instanceof RexInputRef column
                    && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                    && column.getIndex() < aggregate.getGroupCount()
                    && isNeverNull(
                            aggregate.getInput(),
                            RexInputRef.of(
                                    aggregate.getGroupSet().nth(column.getIndex()),
                                    aggregate.getInput().getRowType()));
        } else if (rows instanceof Join join) {
            return value instanceof RexInputRef column && !mayBeAbsent(join, column) && isNeverNull(join, value);
        }
        return rows instanceof ItemsRel items && isKey(items.source(), value);
    }

    /** Whether the join puts NULL in the place of rows that are not there. */
    private static boolean mayBeAbsent(Join join, RexInputRef column) {
        return column.getIndex() < join.getLeft().getRowType().getFieldCount()
                ? join.getJoinType().generatesNullsOnLeft()
                : join.getJoinType().generatesNullsOnRight();
    }

    private static boolean isKey(ItemSource source, RexNode value) {
        Path path = value instanceof RexCall call && call.getOperator() instanceof ScalarOperator operator
                ? operator.path()
                : null;
        return path != null && path.isTopLevel() && LeafAccess.keys(source).contains(path.attribute());
    }

    private static boolean excludesNull(RexNode conjunct, RexNode value) {
        return (conjunct.getKind() == SqlKind.IS_NOT_NULL || conjunct.getKind() == SqlKind.EQUALS)
                && ((RexCall) conjunct).getOperands().contains(value);
    }
}
