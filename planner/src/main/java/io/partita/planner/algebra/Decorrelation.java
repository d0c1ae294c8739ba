package io.partita.planner.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/**
 * Makes joins of queries that read the rows of queries around them, as Neumann and Kemper have it in "Unnesting Arbitrary
 * Queries". Calcite's older decorrelator loses rows of aggregates over nothing.
 */
final class Decorrelation extends RelHomogeneousShuttle {
    private final RelBuilder builder;

    private Decorrelation(RelBuilder builder) {
        this.builder = builder;
    }

    /** A tree without correlations, as far as that is possible. */
    static RelNode decorrelate(RelNode tree, RelBuilder builder) {
        return tree.accept(new Decorrelation(builder));
    }

    /**
     * From the inside out, one at a time: Calcite confuses two correlations that lie beside each other, so that those
     * which read nothing from around them must be gone before the next one comes.
     */
    @Override
    public RelNode visit(RelNode node) {
        RelNode rebuilt = super.visit(node);
        if (!(rebuilt instanceof Correlate)
                || !RelOptUtil.getVariablesUsed(rebuilt).isEmpty()) {
            return rebuilt;
        }
        RelNode joined = TopDownGeneralDecorrelator.decorrelateQuery(rebuilt.accept(new KeptGroups()), builder);
        return joined.accept(new Numbering()).accept(new NullMatches());
    }

    /** The first rows of a subquery for each row around it: Calcite numbers them, which is a window here. */
    private static final class Numbering extends RelHomogeneousShuttle {
        @Override
        public RelNode visit(RelNode node) {
            RelNode rebuilt = super.visit(node);
            return rebuilt instanceof Project project && project.containsOver() ? windowed(project) : rebuilt;
        }

        private static RelNode windowed(Project project) {
            Windows windows = new Windows(project.getInput());
            List<RexNode> columns = windows.apply(project.getProjects());
            return LogicalProject.create(
                    windows.rows, List.of(), columns, project.getRowType().getFieldNames(), Set.of());
        }
    }

    /** Takes window functions out of expressions and puts them below. */
    private static final class Windows extends RexShuttle {
        private RelNode rows;

        Windows(RelNode rows) {
            this.rows = rows;
        }

        @Override
        public RexNode visitOver(RexOver over) {
            if (over.getKind() != SqlKind.ROW_NUMBER) {
                throw new IllegalStateException("not asked for: " + over);
            }
            List<WindowRel.Order> order = new ArrayList<>();
            for (RexFieldCollation term : over.getWindow().orderKeys) {
                order.add(new WindowRel.Order(
                        term.left,
                        term.getDirection() == RelFieldCollation.Direction.ASCENDING,
                        term.getNullDirection() == RelFieldCollation.NullDirection.FIRST));
            }
            RexBuilder rex = rows.getCluster().getRexBuilder();
            int column = rows.getRowType().getFieldCount();
            rows = new WindowRel(rows, over.getWindow().partitionKeys, order, List.of(WindowRel.Call.rowNumber()));
            return rex.makeInputRef(rows, column);
        }
    }
}
