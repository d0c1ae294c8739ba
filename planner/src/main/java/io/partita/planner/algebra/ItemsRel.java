package io.partita.planner.algebra;

import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** The items of a table, with what is wanted of them; how they are reached is not chosen yet. */
final class ItemsRel extends AbstractRelNode {
    private final ItemSource source;
    private final Wishes wishes;

    ItemsRel(RelOptCluster cluster, ItemSource source, Wishes wishes) {
        super(cluster, cluster.traitSetOf(Convention.NONE));
        this.source = source;
        this.wishes = wishes;
    }

    ItemSource source() {
        return source;
    }

    Wishes wishes() {
        return wishes;
    }

    ItemsRel with(Wishes newWishes) {
        return new ItemsRel(getCluster(), source, newWishes);
    }

    @Override
    protected RelDataType deriveRowType() {
        return Types.ITEM;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("table", source.table().name()).item("wishes", wishes);
    }
}
