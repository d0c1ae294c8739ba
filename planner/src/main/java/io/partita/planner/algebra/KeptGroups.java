package io.partita.planner.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * Keeps the one row of an aggregate over nothing where what is above it would notice: Calcite leaves that row out of a
 * decorrelated query unless an expression on the way up can turn NULL into something else, and does not see that COUNT
 * counts it and that a join passes on what it is joined with. A constant beside the columns is such an expression.
 */
final class KeptGroups extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode rebuilt = super.visit(node);
        boolean notices = rebuilt instanceof Join
                || (rebuilt instanceof Aggregate aggregate
                        && !aggregate.getAggCallList().isEmpty());
        if (!notices || rebuilt.getInputs().stream().noneMatch(KeptGroups::hasGroupOfNothing)) {
            return rebuilt;
        }
        List<RelNode> inputs = new ArrayList<>();
        rebuilt.getInputs().forEach(input -> inputs.add(hasGroupOfNothing(input) ? kept(input) : input));
        return rebuilt.copy(rebuilt.getTraitSet(), inputs);
    }

    private static boolean hasGroupOfNothing(RelNode node) {
        return (node instanceof Aggregate aggregate && aggregate.getGroupCount() == 0)
                || node.getInputs().stream().anyMatch(KeptGroups::hasGroupOfNothing);
    }

    private static RelNode kept(RelNode rows) {
        RexBuilder rex = rows.getCluster().getRexBuilder();
        int width = rows.getRowType().getFieldCount();
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(rows.getRowType()));
        columns.add(rex.makeLiteral(true));
        RelNode marked = project(rows, columns);
        return project(marked, rex.identityProjects(marked.getRowType()).subList(0, width));
    }

    private static RelNode project(RelNode rows, List<? extends RexNode> columns) {
        List<String> names = Types.row(columns.size()).getFieldNames();
        return LogicalProject.create(rows, List.of(), columns, names, Set.of());
    }
}
