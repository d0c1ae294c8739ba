package io.partita.planner.algebra;

import io.partita.planner.path.AccessChoice;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** The items of a table by a path that was chosen. */
final class AccessRel extends AbstractRelNode {
    private final AccessChoice choice;

    AccessRel(RelOptCluster cluster, AccessChoice choice) {
        super(cluster, cluster.traitSetOf(Convention.NONE));
        this.choice = choice;
    }

    AccessChoice choice() {
        return choice;
    }

    @Override
    protected RelDataType deriveRowType() {
        return Types.ITEM;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("choice", choice);
    }
}
