package io.partita.planner.algebra;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** The elements of a collection beside the row that holds it; Calcite's own UNNEST does not take documents. */
final class UnnestRel extends SingleRel {
    private final RexNode collection;
    private final boolean outer;

    UnnestRel(RelNode input, RexNode collection, boolean outer) {
        super(input.getCluster(), input.getCluster().traitSetOf(Convention.NONE), input);
        this.collection = collection;
        this.outer = outer;
    }

    RexNode collection() {
        return collection;
    }

    boolean isOuter() {
        return outer;
    }

    @Override
    protected RelDataType deriveRowType() {
        return Types.wider(getInput().getRowType(), 2);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new UnnestRel(inputs.get(0), collection, outer);
    }

    @Override
    public RelNode accept(RexShuttle shuttle) {
        return new UnnestRel(getInput(), shuttle.apply(collection), outer);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("collection", collection).item("outer", outer);
    }
}
