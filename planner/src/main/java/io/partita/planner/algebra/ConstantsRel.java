package io.partita.planner.algebra;

import io.partita.planner.expression.Scalar;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** Rows of constant scalars, which may be parameters. */
final class ConstantsRel extends AbstractRelNode {
    private final List<List<Scalar>> rows;
    private final int width;

    ConstantsRel(RelOptCluster cluster, List<List<Scalar>> rows, int width) {
        super(cluster, cluster.traitSetOf(Convention.NONE));
        this.rows = rows;
        this.width = width;
    }

    List<List<Scalar>> rows() {
        return rows;
    }

    @Override
    protected RelDataType deriveRowType() {
        return Types.row(width);
    }

    @Override
    public double estimateRowCount(RelMetadataQuery metadata) {
        return rows.size();
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("rows", rows);
    }
}
